import { t } from '#lib/text.ts'

/** Those that a browser drops without a word, whatever a page asks for: the Fetch standard's list, and User-Agent. */
const DROPPED = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
])

/**
 * What will not happen to a header as it is written; undefined where nothing is to be said. A word before sending: it
 * never keeps a request back.
 */
export function headerAdvice(typedName: string): string | undefined {
  const typed = typedName.trim()
  const name = typed.toLowerCase()
  if (name === 'origin') return t('The browser sends Origin by itself: what stands here is left out.')
  if (DROPPED.has(name) || name.startsWith('sec-') || name.startsWith('proxy-')) {
    return t('A browser does not send {typed}: it is left out.', { typed })
  }
  return name === 'authorization' ? t('Sent in the place of the token: none is made or renewed for it.') : undefined
}

/** Names that are often wanted, with what people write there first. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  Accept: ['application/json', '*/*'],
  'Accept-Language': ['en', 'en, de;q=0.8'],
  Authorization: ['Bearer '],
  'Cache-Control': ['no-cache', 'no-store'],
  'Content-Type': ['application/json', 'application/json; charset=utf-8', 'text/plain'],
  'Idempotency-Key': [],
  'If-Match': ['*'],
  'If-None-Match': ['*'],
  Prefer: ['return=minimal', 'return=representation'],
  'X-Correlation-Id': [],
  'X-Request-Id': [],
}

/** The names to offer: those that the operation knows first. */
export function headerNames(ofOperation: readonly string[]): readonly string[] {
  const known = new Set(ofOperation.map((name) => name.toLowerCase()))
  return [...ofOperation, ...Object.keys(USUAL).filter((name) => !known.has(name.toLowerCase()))]
}

/** The values that a header usually has. */
export function headerValues(typedName: string): readonly string[] {
  const name = typedName.trim().toLowerCase()
  return Object.entries(USUAL).find(([usual]) => usual.toLowerCase() === name)?.[1] ?? []
}
