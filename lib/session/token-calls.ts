import { AppError } from '#lib/errors.ts'
import type { Credentials } from '#lib/signet/credentials.ts'
import { baseUrlOf, type Profile } from '#lib/signet/profile.ts'
import type { AccessToken } from '#lib/signet/token.ts'
import { parseTokenResponse } from '#lib/signet/token-response.ts'
import type { RawAnswer, Transport } from './transport.ts'

/** Shorter than the 30 s after which a browser may stop an idle background. */
export const TOKEN_CALL_TIMEOUT_MS = 20_000

/** The two calls that make tokens. Each throws an AppError that says why there is none. */
export interface TokenCalls {
  readonly generate: (profile: Profile, credentials: Credentials) => Promise<AccessToken>
  readonly refresh: (profile: Profile, apiKey: string, refreshToken: string) => Promise<AccessToken>
}

interface TokenCallPorts {
  readonly now: () => number
  readonly transportOf: (profile: Profile) => Transport
}

export function createTokenCalls({ now, transportOf }: TokenCallPorts): TokenCalls {
  async function ask(profile: Profile, path: string, body: Record<string, string>): Promise<AccessToken> {
    const url = `${baseUrlOf(profile, 'token')}/dpop/v1/api/${path}`
    const headers = [['content-type', 'application/json']] as const
    const request = { method: 'POST', url, headers, body: JSON.stringify(body) }
    const answer = await transportOf(profile)(request, timeout())
    return readToken(answer, now(), Object.values(body))
  }

  return {
    generate: (profile, { apiKey, apiSecret }) => ask(profile, 'generate-token', { apiKey, apiSecret }),
    refresh: (profile, apiKey, refreshToken) => ask(profile, 'refresh-token', { apiKey, refreshToken }),
  }
}

function timeout(): AbortSignal {
  const controller = new AbortController()
  const seconds = TOKEN_CALL_TIMEOUT_MS / 1000
  const late = new AppError('network.timeout', `The token service did not answer within ${seconds} s.`)
  setTimeout(() => controller.abort(late), TOKEN_CALL_TIMEOUT_MS)
  return controller.signal
}

/**
 * Reads the answer of a token call, whoever sent it.
 *
 * @param sent What went out and must not come back in an error's text, should the server echo it.
 */
export function readToken(answer: RawAnswer, receivedAt: number, sent: readonly string[] = []): AccessToken {
  const header = (name: string) => answer.headers.find(([known]) => known.toLowerCase() === name)?.[1]
  if (answer.status >= 300 && answer.status < 400) {
    const where = header('location') ?? 'another address'
    throw new AppError(
      'network.redirected',
      `The token service redirects to ${originOf(where)}. Nothing was sent there. Check the base URL.`,
    )
  }
  return parseTokenResponse(
    {
      status: answer.status,
      contentType: header('content-type') ?? '',
      text: new TextDecoder().decode(answer.body),
      date: header('date') ?? null,
      retryAfter: header('retry-after') ?? null,
    },
    receivedAt,
    sent,
  )
}

/** A redirect's address may carry anything in its path and query: only its origin is shown. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : 'another path'
}
