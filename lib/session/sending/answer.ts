import type { LaidOver } from '#lib/signet/catalogue/overlay.ts'
import { bytesOf, charactersOf, type DecodedBody, decodeBody } from '#lib/signet/envelope/decode-body.ts'
import { readAnswer } from '#lib/signet/envelope/envelope.ts'
import { type Verdict, verdictOf } from '#lib/signet/envelope/verdict.ts'
import type { Answer, Exchange, HeaderPair } from '#lib/signet/exchange/exchange.ts'
import { type Problem, problemsOf } from '#lib/signet/problems/problems.ts'
import type { Redactor } from '#lib/signet/redaction/redact.ts'
import { markToken } from '#lib/signet/redaction/redact-names.ts'
import type { AccessToken } from '#lib/signet/token/token.ts'
import { t } from '#lib/text.ts'
import { placedIn } from './placing.ts'
import type { RawAnswer, WireHeaders } from './transport.ts'

interface ReadingParts {
  readonly redactor: Redactor
  /** What is known of the calls: it tells where in the request a problem belongs. */
  readonly known: LaidOver
  /** The token pair that the answer brought: shown by the last four characters of each. */
  readonly made?: AccessToken | undefined
}

interface ReadExchange {
  readonly exchange: Exchange
  /** Redacted when it is asked for, once: a long one takes longer than all the rest. */
  readonly body: (() => string) | undefined
  /** The same as it came, for a text with bytes that do not belong in it. */
  readonly bytes: (() => Uint8Array<ArrayBuffer>) | undefined
}

/**
 * Turns what came back into what is kept and shown. Nothing in it holds a secret: the verdict tells facts alone, and
 * what comes from the server's own words is redacted.
 */
export function readExchange(pending: Exchange, raw: RawAnswer, { redactor, known, made }: ReadingParts): ReadExchange {
  const contentType = headerOf(raw.headers, 'content-type') ?? ''
  const decoded = raw.body && decodeBody(raw.body, contentType)
  const text = decoded?.text
  const reading = readAnswer({ status: raw.status, contentType, text: text ?? '', decoded })
  const problems = placedIn(pending, problemsOf(reading), known).map((problem) => withoutSecrets(problem, redactor))
  const exchange: Exchange = {
    ...pending,
    state: 'answered',
    request: { ...pending.request, headers: redactor.headers(raw.sentHeaders) },
    answer: {
      status: raw.status,
      statusText: raw.statusText,
      headers: redactor.headers(raw.headers),
      contentType,
      bytes: raw.bytes,
      kept: false,
      ...bodyForm(decoded),
      ...(raw.timing && { timing: raw.timing }),
    },
    verdict: redirected(raw, redactor) ?? tooLarge(raw) ?? verdictOf(reading, problems),
    problems,
  }
  const redacted = (whole: string) => redactor.text(withTokenMarks(whole, made))
  const body = text === undefined ? undefined : once(() => redacted(text))
  // What is secret is ASCII, and stands in each of these as it is; not so in UTF-16.
  const came = decoded?.badAt === undefined || decoded.encoding?.startsWith('utf-16') ? undefined : raw.body
  return { exchange, body, bytes: came && (() => bytesOf(redacted(charactersOf(came)))) }
}

function bodyForm(decoded: DecodedBody | undefined): Pick<Answer, 'body'> {
  if (decoded === undefined) return { body: 'unread' }
  const { encoding, badAt } = decoded
  if (encoding === undefined) return { body: 'binary' }
  if (badAt !== undefined) return { body: { encoding, badAt } }
  return encoding === 'utf-8' ? {} : { body: { encoding } }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Places and nearest names come from the draft, which is redacted already. */
function withoutSecrets(problem: Problem, redactor: Redactor): Problem {
  const { name, code, reason } = problem
  return {
    ...problem,
    name: name && redactor.text(name),
    code: code && redactor.text(code),
    reason: redactor.text(reason),
  }
}

/** The exchange with the headers that the browser added or that fetch hides, in both directions. */
export function withWireHeaders(exchange: Exchange, { sent, received }: WireHeaders, redactor: Redactor): Exchange {
  const { request, answer } = exchange
  return {
    ...exchange,
    request: { ...request, headers: redactor.headers(sent) },
    ...(answer && { answer: { ...answer, headers: redactor.headers(received) } }),
  }
}

function withTokenMarks(text: string, made: AccessToken | undefined): string {
  const tokens = [made?.value, made?.refreshToken].filter((token) => token !== undefined)
  return tokens.reduce((marked, token) => marked.replaceAll(token, markToken(token)), text)
}

function redirected({ status, headers }: RawAnswer, redactor: Redactor): Verdict | undefined {
  if (status < 300 || status >= 400) return undefined
  const location = headerOf(headers, 'location')
  const sentence =
    location === undefined
      ? t('Redirected: {status} to an address that it does not name. It was not followed.', { status })
      : t('Redirected: {status} to {where}. It was not followed.', { status, where: redactor.text(location) })
  return { kind: 'not-an-envelope', sentence }
}

function tooLarge({ body, bytes, status }: RawAnswer): Verdict | undefined {
  if (body !== undefined) return undefined
  const sentence =
    bytes > 0
      ? t('Not read: {status} with a body of {mb} MB.', { status, mb: Math.round(bytes / 1_000_000) })
      : t('Not read: {status} with a body of more than 100 MB.', { status })
  return { kind: 'not-an-envelope', sentence }
}

function headerOf(headers: readonly HeaderPair[], name: string): string | undefined {
  return headers.find(([known]) => known.toLowerCase() === name)?.[1]
}
