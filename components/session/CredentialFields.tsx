import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { SecretField } from '#components/ui/SecretField.tsx'
import { type Credentials, cleanCredential, parsePasted } from '#lib/signet/credentials.ts'

export interface CredentialFieldsHandle {
  /** Key and secret as they should be sent; undefined when one is missing: its field says so and takes the focus. */
  readonly read: () => Credentials | undefined
  readonly isEmpty: () => boolean
  readonly focus: () => void
  /** To be called as soon as the background has them: they are never shown again. */
  readonly clear: () => void
}

interface CredentialFieldsProps {
  readonly ref: Ref<CredentialFieldsHandle>
  /** What stands in the empty fields of a profile that has its key and secret. */
  readonly keyPlaceholder?: string | undefined
  readonly secretPlaceholder?: string | undefined
  readonly secretHint?: ReactNode
}

type FieldName = keyof Credentials
type Texts = Partial<Record<FieldName, string>>

const MISSING = {
  apiKey: 'The API key is missing. Copy it from API Settings in Signet’s dashboard.',
  apiSecret: 'The API secret is missing. It stands below the key in Signet’s dialog.',
} as const satisfies Record<FieldName, string>

const TRIMMED = 'Spaces or line breaks around it were removed.'

/** The two fields of a key. What is typed stays in the browser's inputs until it is read: in no state and no store. */
export function CredentialFields({
  ref,
  keyPlaceholder,
  secretPlaceholder,
  secretHint,
}: CredentialFieldsProps): ReactNode {
  const key = useRef<HTMLInputElement>(null)
  const secret = useRef<HTMLInputElement>(null)
  const [notes, setNotes] = useState<Texts>({})
  const [errors, setErrors] = useState<Texts>({})
  const inputs = { apiKey: key, apiSecret: secret }

  function clean(name: FieldName): string {
    const input = inputs[name].current
    if (input === null) return ''
    const { value, trimmed } = cleanCredential(input.value)
    if (trimmed) {
      input.value = value
      setNotes((texts) => ({ ...texts, [name]: TRIMMED }))
    }
    return value
  }

  function paste(name: FieldName, text: string): boolean {
    const filled = readPaste(name, text)
    if (filled === undefined) return false
    for (const [field, value] of Object.entries(filled.values)) {
      const input = inputs[field as FieldName].current
      if (input !== null) input.value = value
    }
    setNotes({ [name]: filled.note })
    setErrors({})
    return true
  }

  function read(): Credentials | undefined {
    const credentials = { apiKey: clean('apiKey'), apiSecret: clean('apiSecret') }
    const missing = (['apiKey', 'apiSecret'] as const).filter((name) => credentials[name] === '')
    setErrors(Object.fromEntries(missing.map((name) => [name, MISSING[name]])))
    if (missing[0] !== undefined) inputs[missing[0]].current?.focus()
    return missing.length === 0 ? credentials : undefined
  }

  function clear(): void {
    for (const { current } of Object.values(inputs)) if (current !== null) current.value = ''
    setNotes({})
    setErrors({})
  }

  const isEmpty = () => !key.current?.value && !secret.current?.value
  const focus = () => key.current?.focus()
  useImperativeHandle(ref, () => ({ read, isEmpty, focus, clear }))

  const fieldProps = (name: FieldName) => ({
    ref: inputs[name],
    note: notes[name],
    error: errors[name],
    onBlur: () => clean(name),
    onPasteText: (text: string) => paste(name, text),
    onInput: () => {
      setNotes({})
      setErrors((texts) => ({ ...texts, [name]: undefined }))
    },
  })
  return (
    <>
      <SecretField label="API key" visible placeholder={keyPlaceholder} {...fieldProps('apiKey')} />
      <SecretField label="API secret" placeholder={secretPlaceholder} hint={secretHint} {...fieldProps('apiSecret')} />
    </>
  )
}

/** What a paste into a field means: a pair, or one half by name, in a form that we know; or a value with edges to trim. */
function readPaste(name: FieldName, text: string): { values: Texts; note: string } | undefined {
  const values = parsePasted(text)
  if (values !== undefined) return { values, note: takenNote(values) }
  const { value, trimmed } = cleanCredential(text)
  return trimmed ? { values: { [name]: value }, note: TRIMMED } : undefined
}

function takenNote({ apiKey, apiSecret }: Texts): string {
  if (apiKey !== undefined && apiSecret !== undefined) return 'Key and secret were both taken from what you pasted.'
  return apiKey === undefined ? 'The secret was taken from what you pasted.' : 'The key was taken from what you pasted.'
}
