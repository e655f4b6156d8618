import { AppError } from '#lib/errors.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import { baseUrlOf, type Profile } from '#lib/signet/profile/profile.ts'
import type { AccessToken, EpochMs } from '#lib/signet/token/token.ts'
import { parseTokenResponse } from '#lib/signet/token/token-response.ts'
import { t } from '#lib/text.ts'
import type { RawAnswer, Transport } from '../sending/transport.ts'
import { unlessAborted } from '../sending/unless-aborted.ts'

/** Shorter than the 30 s after which a browser may stop an idle background. */
export const TOKEN_CALL_TIMEOUT_MS = 20_000

/** The two calls that make tokens. Each throws an AppError that says why there is none. */
export interface TokenCalls {
  readonly generate: (profile: Profile, credentials: Credentials, watch?: CallWatch) => Promise<AccessToken>
  readonly refresh: (profile: Profile, apiKey: string, refreshToken: string, watch?: CallWatch) => Promise<AccessToken>
}

interface CallWatch {
  /** Gives the call up, with its reason. */
  readonly signal?: AbortSignal
  /** Told the HTTP status of the answer, whatever else is wrong with it. */
  readonly onStatus?: (status: number) => void
}

interface TokenCallPorts {
  readonly now: () => EpochMs
  readonly transportOf: (profile: Profile) => Transport
  readonly timeoutMs?: number
}

export function createTokenCalls({ now, transportOf, timeoutMs = TOKEN_CALL_TIMEOUT_MS }: TokenCallPorts): TokenCalls {
  async function ask(
    profile: Profile,
    path: string,
    body: Record<string, string>,
    { signal, onStatus }: CallWatch = {},
  ): Promise<AccessToken> {
    const url = `${baseUrlOf(profile, 'token')}/dpop/v1/api/${path}`
    const headers = [['content-type', 'application/json']] as const
    const request = { method: 'POST', url, headers, body: JSON.stringify(body) }
    const sentAt = now()
    const answer = await withTimeout(timeoutMs, signal, (both) =>
      unlessAborted(transportOf(profile)(request, both), both),
    )
    onStatus?.(answer.status)
    return readToken(answer, now(), { sent: Object.values(body), sentAt })
  }

  return {
    generate: (profile, { apiKey, apiSecret }, watch) => ask(profile, 'generate-token', { apiKey, apiSecret }, watch),
    refresh: (profile, apiKey, refreshToken, watch) => ask(profile, 'refresh-token', { apiKey, refreshToken }, watch),
  }
}

async function withTimeout<Value>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (both: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const late = new AppError(
    'network.timeout',
    t('The token service did not answer within {seconds} s.', { seconds: Math.round(ms / 1000) }),
  )
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(late), ms)
  try {
    return await work(AbortSignal.any([controller.signal, ...(signal ? [signal] : [])]))
  } finally {
    clearTimeout(timer)
  }
}

interface TokenQuestion {
  /** What went out and must not come back in an error's text, should the server echo it. */
  readonly sent?: readonly string[]
  readonly sentAt?: EpochMs
}

/** Reads the answer of a token call, whoever sent it. */
export function readToken(
  answer: RawAnswer,
  receivedAt: EpochMs,
  { sent = [], sentAt }: TokenQuestion = {},
): AccessToken {
  const header = (name: string) => answer.headers.find(([known]) => known.toLowerCase() === name)?.[1]
  if (answer.status >= 300 && answer.status < 400) {
    throw new AppError('network.redirected', redirection(header('location')))
  }
  return parseTokenResponse(
    {
      status: answer.status,
      contentType: header('content-type') ?? '',
      text: new TextDecoder().decode(answer.body),
      date: header('date') ?? null,
      retryAfter: header('retry-after') ?? null,
      ...(sentAt !== undefined && { sentAt }),
    },
    receivedAt,
    sent,
  )
}

/** A redirect's address may carry anything in its path and query: only its origin is shown. */
function redirection(address = ''): string {
  if (!URL.canParse(address))
    return t('The token service redirects to another path. Nothing was sent there. Check the base URL.')
  const { origin } = new URL(address)
  return t('The token service redirects to {origin}. Nothing was sent there. Check the base URL.', { origin })
}
