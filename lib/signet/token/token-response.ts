import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { type AnswerForm, type AnswerReading, readAnswer } from '../envelope/envelope.ts'
import { fields } from '../json/untyped.ts'
import { problemsOf } from '../problems/problems.ts'
import type { AccessToken, EpochMs } from './token.ts'
import { accessLifeMs, clockSkewMs, refreshLifeMs, retryAfterMs, serverExpiresAt } from './token-life.ts'

/** The answer of a token call, as text. */
export interface TokenAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  /** The Date header. */
  readonly date: string | null
  /** The Retry-After header. */
  readonly retryAfter?: string | null
  /** When the call left, where that is known: for the difference of the clocks alone. */
  readonly sentAt?: EpochMs
}

/**
 * Reads the answer of generate-token or refresh-token.
 *
 * @param receivedAt Epoch milliseconds when the answer arrived, by the clock that later asks for the token's life.
 * @param sent Key, secret and refresh token of the call: a text that holds one of them is not quoted either.
 * @throws AppError with a sentence that never quotes the body, but for short plain text of the server's own:
 * - `auth.rejected`: a JSON answer of 400, 401 or 403. The key or secret is not accepted; trying again does not help.
 * - `auth.waiting`: 429, with `retryAfterMs`.
 * - `network.unreachable`: 5xx. Like a service that cannot be had, it passes: the token calls back off and try again.
 * - `protocol.violated`: anything else, a page or a broken text in place of an envelope above all. It says nothing
 *   about the key.
 */
export function parseTokenResponse(
  answer: TokenAnswer,
  receivedAt: EpochMs,
  sent: readonly string[] = [],
): AccessToken {
  const reading = withoutEcho(readAnswer(answer), sent)
  if (answer.status === 429) throw waiting(answer, receivedAt)
  if (answer.status >= 500) {
    throw new AppError(
      'network.unreachable',
      t('The token service failed with {status}: try again in a while.', { status: answer.status }),
    )
  }
  if ([400, 401, 403].includes(answer.status) && isJson(reading.form)) throw rejected(reading)
  if (answer.status === 401 && reading.form === 'empty') throw rejected(reading)
  if (reading.form !== 'envelope') throw violated(reading, WRONG_FORM[reading.form])
  if (answer.status < 200 || answer.status > 299)
    throw violated(reading, t('it answered {status}', { status: answer.status }))
  if (reading.success !== true) throw violated(reading, t('it answered with success false'), told(reading))
  return readPair(reading, answer, receivedAt)
}

/** A failure's reading whose JSON echoes what was sent keeps its status alone. */
function withoutEcho(reading: AnswerReading, sent: readonly string[]): AnswerReading {
  const echoes =
    reading.success !== true &&
    sent.some(
      (secret) => secret !== '' && JSON.stringify(reading.json ?? '').includes(JSON.stringify(secret).slice(1, -1)),
    )
  return echoes ? { ...reading, message: undefined, json: undefined } : reading
}

const isJson = (form: AnswerForm): boolean => form === 'envelope' || form === 'json'

const WRONG_FORM = {
  json: t('its JSON is not an envelope with success, message and data'),
  truncated: t('its JSON breaks off in the middle'),
  html: t('it answered with an HTML page, as a proxy or a wrong address does'),
  binary: t('it answered with binary data'),
  empty: t('it answered with nothing'),
  'not-json': t('it answered with a text that is not JSON'),
} as const satisfies Record<Exclude<AnswerForm, 'envelope'>, string>

/** What can go into an Authorization header and be kept: no line break, no other script, no endless text. */
const TOKEN = /^[\w.~+/=-]{1,8192}$/

function readPair(reading: AnswerReading, answer: TokenAnswer, receivedAt: EpochMs): AccessToken {
  const { date, sentAt = receivedAt } = answer
  const { credentials, expiration, usage } = fields(reading.data)
  const { accessToken, refreshToken } = fields(credentials)
  if (typeof accessToken !== 'string') throw violated(reading, t('its answer holds no data.credentials.accessToken'))
  if (!TOKEN.test(accessToken))
    throw violated(reading, t('its access token has characters or a length that no token has'))
  const hasRefresh = refreshToken !== undefined && refreshToken !== null
  if (hasRefresh && (typeof refreshToken !== 'string' || !TOKEN.test(refreshToken))) {
    throw violated(reading, t('its refresh token is not a token'))
  }
  const { scope } = fields(usage)
  return {
    value: accessToken,
    obtainedAt: receivedAt,
    expiresAt: receivedAt + accessLifeMs(accessToken, expiration, date),
    refreshToken: hasRefresh ? refreshToken : undefined,
    refreshExpiresAt: hasRefresh ? receivedAt + refreshLifeMs(refreshToken, expiration) : undefined,
    scope: typeof scope === 'string' && scope !== '' ? scope.slice(0, 200) : undefined,
    serverExpiresAt: serverExpiresAt(expiration),
    skewMs: clockSkewMs(date, sentAt, receivedAt),
  }
}

function waiting({ retryAfter = null }: TokenAnswer, receivedAt: EpochMs): AppError {
  const waitMs = retryAfterMs(retryAfter, receivedAt)
  const seconds = Math.ceil(waitMs / 1000)
  const message = t('Signet asks to wait {seconds} s before the next token call.', { seconds })
  return new AppError('auth.waiting', message, { retryAfterMs: waitMs })
}

function rejected(reading: AnswerReading): AppError {
  const message = t(
    "Signet does not accept this key and secret ({status}){told}. Check both, or make a new key in Signet's dashboard.",
    { status: reading.status, told: told(reading) },
  )
  return new AppError('auth.rejected', message)
}

function violated({ status }: AnswerReading, what: string, told = ''): AppError {
  const message = t(
    'The token service did not give a token: {what} ({status}){told}. Check the base URL, or try again.',
    { what, status, told },
  )
  return new AppError('protocol.violated', message)
}

/** The server's own words, where they are words: `: "Client not found"`. */
function told(reading: AnswerReading): string {
  const texts = [reading.message, ...problemsOf(reading).map(({ reason }) => reason)]
  const plain = [...new Set(texts.filter((text) => text !== undefined))].filter(isPlainSentence).slice(0, 2)
  return plain.length === 0 ? '' : `: ${plain.map((text) => `"${text.trim().replace(/[.!]+$/, '')}"`).join(', ')}`
}

/** A word as people write them: `Invalid`, `don't`, `apiKey`, `API`. Random letters are not. */
const PLAIN_WORD =
  /^["'(]?(?:\p{Lu}?\p{Ll}{0,20}(?:\p{Lu}\p{Ll}{1,20}){0,3}|\p{Lu}{2,5})(?:['’-]\p{Ll}{1,20})?["'),.:;!?]*$/u

/** Whatever could be a key, token, address or markup is not quoted: a body may echo what was sent. */
function isPlainSentence(text: string): boolean {
  return (
    text.length <= 160 &&
    text
      .trim()
      .split(/\s+/)
      .every((word) => PLAIN_WORD.test(word))
  )
}
