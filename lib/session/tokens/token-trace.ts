import type { AppError } from '#lib/errors.ts'
import type { AccessToken, EpochMs } from '#lib/signet/token/token.ts'
import { type TokenCall, TRACE_LENGTH } from '#lib/signet/token/token-trace.ts'
import type { Kept } from '#lib/storage/kept.ts'

/** Who waits for a token call; grows while it is under way. */
export interface Waiting {
  waited: number
  readonly askers: Set<string>
}

export interface TracedBegin extends Pick<TokenCall, 'profileId' | 'call' | 'reason'> {
  readonly stepDown: TokenCall['stepDown']
}

/** One call under way. */
export interface TracedCall {
  readonly onStatus: (status: number) => void
  readonly made: (token: AccessToken) => Promise<void>
  /** @param discarded Its profile was edited, locked or deleted while it was under way. */
  readonly failed: (error: AppError, discarded: boolean) => Promise<void>
  /** It was not made after all. */
  readonly withdrawn: () => Promise<void>
}

/**
 * The token calls of this session, newest first, of all profiles together: why each was made and what came of it.
 * `storage.session`; holds no character of a token. Never the reason why a token call fails.
 */
export interface TokenTrace {
  readonly begin: (call: TracedBegin, waiting: Waiting) => Promise<TracedCall>
  readonly all: () => Promise<readonly TokenCall[]>
  readonly forgetProfile: (profileId: string) => Promise<void>
}

export function createTokenTrace(kept: Kept<readonly TokenCall[]>, now: () => EpochMs): TokenTrace {
  const change = (next: (calls: readonly TokenCall[]) => readonly TokenCall[]) =>
    kept.update(next).catch(() => undefined)
  // What the last life of the background was doing when it was stopped has no known outcome.
  void change((calls) => (calls.some(isPending) ? calls.map(interrupted) : calls))

  async function begin(call: TracedBegin, waiting: Waiting): Promise<TracedCall> {
    const at = now()
    const { stepDown, ...why } = call
    const id = crypto.randomUUID()
    const begun: TokenCall = { ...why, ...(stepDown && { stepDown }), id, at, outcome: 'pending', ...told(waiting) }
    await change((calls) => [begun, ...calls].slice(0, TRACE_LENGTH))
    let status: number | undefined
    const end = (outcome: TokenCall['outcome'], more: Partial<TokenCall>) => {
      const durationMs = Math.max(0, now() - at)
      const ended = {
        ...begun,
        ...told(waiting),
        outcome,
        durationMs,
        ...(status !== undefined && { status }),
        ...more,
      }
      return change((calls) => calls.map((known) => (known.id === begun.id ? ended : known)))
    }
    return {
      onStatus: (answered) => {
        status = answered
      },
      made: ({ obtainedAt, expiresAt }) => end('token', { lifeMs: expiresAt - obtainedAt }),
      withdrawn: () => change((calls) => calls.filter(({ id: known }) => known !== begun.id)),
      failed: (error, discarded) => end(discarded ? 'discarded' : outcomeOf(error), { problem: error.message }),
    }
  }

  return {
    begin,
    all: kept.read,
    forgetProfile: (profileId) => change((calls) => calls.filter((call) => call.profileId !== profileId)),
  }
}

function told({ waited, askers }: Waiting): Pick<TokenCall, 'waited' | 'askers'> {
  return { waited, askers: [...askers] }
}

function outcomeOf({ code }: AppError): TokenCall['outcome'] {
  if (code === 'auth.rejected') return 'refused'
  return code === 'auth.waiting' ? 'waiting' : 'failed'
}

const isPending = ({ outcome }: TokenCall): boolean => outcome === 'pending'

function interrupted(call: TokenCall): TokenCall {
  return isPending(call) ? { ...call, outcome: 'interrupted' } : call
}
