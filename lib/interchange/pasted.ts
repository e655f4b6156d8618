import { matchOperation, type Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { HeaderPair } from '#lib/signet/exchange/exchange.ts'
import { addressesOf, type Profile } from '#lib/signet/profile/profile.ts'
import { createRedactor } from '#lib/signet/redaction/redact.ts'
import { redactHeader } from '#lib/signet/redaction/redact-headers.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { parseTypedUrl } from '#lib/signet/request/typed-url.ts'
import { isAddedByBrowser, VARIABLE_FOR } from '#lib/signet/snippets/snippet-request.ts'
import { t } from '#lib/text.ts'

/** A request that was read out of a text from elsewhere: whatever a file, a chat or a page had in it. */
export interface PastedRequest {
  readonly method: string
  /** As it was written: with a host, a path alone, or a variable in place of the host. */
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: string | undefined
  /** What of the text the request does not hold, a sentence each. */
  readonly told: readonly string[]
}

/** The same, to be worked on. */
export interface PastedDraft {
  readonly draft: RequestDraft
  /** What was changed or left out on the way, a sentence each. */
  readonly told: readonly string[]
  /** A host that is none of the profile's: it stays in the path, and sending refuses it. */
  readonly foreignHost: string | undefined
}

/**
 * Makes a draft of what was pasted: the profile's address is taken off, the catalogue's form of the path is found, and
 * what holds a token or a secret is taken out.
 */
export function pastedDraft(pasted: PastedRequest, profile: Profile, operations: readonly Operation[]): PastedDraft {
  const address = cleanAddress(pasted.url, addressesOf(profile))
  const { path, query } = parseTypedUrl(address.url, addressesOf(profile))
  const match = matchOperation(pasted.method, path, { groups: [], operations, webhooks: [], unpublished: [] })
  const body = cleanBody(pasted.body ?? '', match?.operation)
  const headers = cleanHeaders(pasted)
  const isMarked = [body.text, ...query.map(({ value }) => value)].some((text) => text.includes('<redacted:'))
  const secret = isMarked || address.hadSecret || body.hadSecret || headers.hadSecret
  return {
    draft: {
      operationId: match?.operation.id,
      method: pasted.method,
      path: match?.operation.path ?? path,
      pathValues: match?.values ?? {},
      query,
      headers: headers.pairs.map(([name, value]) => ({ name, value, enabled: true })),
      body: body.text,
    },
    told: [
      ...pasted.told,
      ...(headers.hadToken ? [t('A token was taken out: the profile’s own is sent in its place.')] : []),
      ...(secret ? [t('A secret was taken out: type it again where it is needed.')] : []),
      ...(address.upgraded ? [t('It says http. The profile’s https is used.')] : []),
    ],
    foreignHost: /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(path)?.[1],
  }
}

const redactor = createRedactor([])

interface CleanAddress {
  readonly url: string
  readonly hadSecret: boolean
  /** It is the profile's own host, without encryption. */
  readonly upgraded: boolean
}

/** Without what is not sent or not ours to keep: a fragment, a user name, a variable in place of the host. */
function cleanAddress(text: string, bases: readonly string[]): CleanAddress {
  const bare = text
    .trim()
    .replace(/#.*$/s, '')
    .replace(/^(?:\$\{?\w+\}?|\{\{\w+\}\})(?=\/)/, '')
  const nameless = bare.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?#]*@/i, '$1')
  const url = redactor.text(nameless)
  const secure = url.replace(/^http:/i, 'https:')
  const isOwn = (address: string) => bases.some((base) => address === base || address.startsWith(`${base}/`))
  const upgraded = !isOwn(url) && isOwn(secure)
  return { url: upgraded ? secure : url, hadSecret: nameless !== bare || url !== nameless, upgraded }
}

interface CleanHeaders {
  readonly pairs: readonly HeaderPair[]
  readonly hadToken: boolean
  readonly hadSecret: boolean
}

function cleanHeaders({ headers, body }: PastedRequest): CleanHeaders {
  const pairs: HeaderPair[] = []
  let [hadToken, hadSecret] = [false, false]
  for (const [name, value] of headers) {
    const bySecretName = redactHeader(name, value)
    const clean = bySecretName ?? redactor.text(value)
    const isToken = name.toLowerCase() === 'authorization'
    if (clean !== value && isToken) hadToken = true
    else if (clean !== value) hadSecret = true
    if (bySecretName === undefined && !isAutomatic(name, value, body !== undefined)) pairs.push([name, clean])
  }
  return { pairs, hadToken, hadSecret }
}

/** What the browser or the building of a request adds by itself. */
function isAutomatic(name: string, value: string, hasBody: boolean): boolean {
  const lower = name.toLowerCase()
  if (lower === 'content-type') return hasBody && value.trim().toLowerCase() === 'application/json'
  return isAddedByBrowser(name) || (lower === 'accept' && value.trim() === '*/*')
}

/** In a call that makes tokens, a variable of a shell is the variable of ours that it was made from. */
function cleanBody(typed: string, operation: Operation | undefined): { text: string; hadSecret: boolean } {
  const variables = operation?.secretAnswer
    ? typed.replace(/\$\{?SIGNET_(\w+)\}?/g, (_, name) => variable(name))
    : typed
  const text = redactor.text(variables)
  const named = operation?.secretAnswer ? text.replace(/<redacted:\w+>/g, (mark) => VARIABLE_FOR[mark] ?? mark) : text
  return { text: named, hadSecret: text !== variables }
}

const variable = (name: string): string =>
  `{{${name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}}}`
