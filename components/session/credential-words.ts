import {
  type Credentials,
  cleanCredential,
  hasSeveralWords,
  type Pasted,
  parsePasted,
} from '#lib/signet/profile/credentials.ts'
import { t } from '#lib/text.ts'

export type FieldName = keyof Credentials

const MISSING = {
  apiKey: t('The API key is missing. Copy it from API Settings in Signet’s dashboard.'),
  apiSecret: t('The API secret is missing. It stands below the key in Signet’s dialog.'),
} as const satisfies Record<FieldName, string>

/** Several words in the key's field are most likely the key and its secret: nothing of them is shown. */
export const SEVERAL_WORDS = {
  apiKey: t('A key has no spaces: this looks like more than a key. Enter the key alone, and its secret below.'),
  apiSecret: t('A secret has no spaces: this looks like more than a secret. Enter the secret alone.'),
} as const satisfies Record<FieldName, string>

const REFUSED = t(
  'What you pasted is several words, and no key and secret were found in it. Paste one after the other.',
)

export const TRIMMED = t('Spaces or line breaks around it were removed.')

/** What is wrong with one of the two before it goes anywhere; undefined where nothing is. */
export function objection(name: FieldName, value: string): string | undefined {
  if (value === '') return MISSING[name]
  return hasSeveralWords(value) ? SEVERAL_WORDS[name] : undefined
}

interface Filled {
  readonly values: Pasted
  readonly note?: string
  readonly error?: string
}

/** What a paste into a field means: a pair, or one half by name, in a form that we know; or a value with edges to trim. */
export function readPaste(name: FieldName, text: string, takesUrl: boolean): Filled | undefined {
  const { baseUrl, ...pair } = parsePasted(text) ?? {}
  const values = takesUrl && baseUrl !== undefined ? { ...pair, baseUrl } : pair
  if (Object.keys(pair).length > 0) return { values, note: takenNote(values) }
  const { value, trimmed } = cleanCredential(text)
  if (hasSeveralWords(value)) return { values: {}, error: REFUSED }
  return trimmed ? { values: { [name]: value }, note: TRIMMED } : undefined
}

const TAKEN = {
  both: t('Key and secret were both taken from what you pasted.'),
  key: t('The key was taken from what you pasted.'),
  secret: t('The secret was taken from what you pasted.'),
} as const

const TAKEN_WITH_URL = {
  both: t('Key and secret were both taken from what you pasted, and the base URL with it.'),
  key: t('The key was taken from what you pasted, and the base URL with it.'),
  secret: t('The secret was taken from what you pasted, and the base URL with it.'),
} as const

function takenNote({ apiKey, apiSecret, baseUrl }: Pasted): string {
  const what = apiKey === undefined ? 'secret' : apiSecret === undefined ? 'key' : 'both'
  return (baseUrl === undefined ? TAKEN : TAKEN_WITH_URL)[what]
}
