import { ASKED_IN_PLACE, asAppError } from '#lib/errors.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { AccessToken, EpochMs } from '#lib/signet/token/token.ts'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'
import type { RawAnswer } from '../sending/transport.ts'
import { readToken } from './token-calls.ts'
import type { TokenStore } from './token-store.ts'
import type { TokenTrace } from './token-trace.ts'

/** A token call that the user composed and sent. It is written down like any other, and its tokens are taken over. */
export interface CallByHand {
  /** The token that the answer brought. A refusal is an answer like any other: it says nothing about the profile's key. */
  readonly answered: (answer: RawAnswer) => Promise<AccessToken | undefined>
  readonly failed: (thrown: unknown) => Promise<void>
}

interface ByHandPorts {
  readonly now: () => EpochMs
  readonly random: () => number
  readonly store: TokenStore
  readonly trace: TokenTrace
}

export async function beginByHand(
  profile: Profile,
  call: TokenCall['call'],
  asker: string,
  { now, random, store, trace }: ByHandPorts,
): Promise<CallByHand> {
  const epoch = store.epoch(profile.id)
  const waiting = { waited: 1, askers: new Set([asker]) }
  const traced = await trace.begin({ profileId: profile.id, call, reason: 'asked', stepDown: undefined }, waiting)

  async function failed(thrown: unknown): Promise<void> {
    const error = asAppError(thrown)
    const { code, message, retryAfterMs, unsent } = error
    if (ASKED_IN_PLACE.has(code)) return traced.withdrawn()
    if (call === 'refresh' && code === 'auth.rejected') {
      await store.happen(profile.id, { type: 'refresh-refused' }, epoch).catch(() => undefined)
    } else if (code === 'auth.waiting' || unsent) {
      // It holds for every token call, or tells that a refresh token was not spent. The rest is the user's to see alone.
      const event = { type: 'failed', call, code, message, retryAfterMs, unsent, random: random() } as const
      await store.happen(profile.id, event, epoch).catch(() => undefined)
    }
    await traced.failed(error, epoch.aborted)
  }

  return {
    failed,
    async answered(answer) {
      traced.onStatus(answer.status)
      try {
        const token = readToken(answer, now())
        await store.happen(profile.id, { type: 'renewed', by: call, token, reason: 'asked' }, epoch)
        await traced.made(token)
        return token
      } catch (thrown) {
        await failed(thrown)
        return undefined
      }
    },
  }
}
