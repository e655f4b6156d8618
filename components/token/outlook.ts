import type { EpochMs, TokenView } from '#lib/signet/token.ts'
import { presentToken } from '#lib/signet/token-status.ts'
import { clockTime, moment } from './moments.ts'

interface Standing {
  readonly token: TokenView
  /** From when on a use renews it first; undefined until that is known. */
  readonly renewsFrom: EpochMs | undefined
  readonly plainHttp: boolean
}

/** What comes next for a token, in a sentence or two. */
export function outlook({ token, renewsFrom, plainHttp }: Standing, now: EpochMs): string {
  const view = presentToken(token, now)
  switch (view.phase) {
    case 'none':
      return 'There is none. The next send or copy makes one.'
    case 'held':
      return heldOutlook(view, renewsFrom, plainHttp, now)
    case 'renewing':
      return 'A new one is on its way.'
    case 'waiting':
      return waitingOutlook(view)
    case 'rejected':
      return view.problem ?? 'Signet refused this key or its secret. Nothing is tried until you replace them.'
    case 'locked':
      return 'Key, secret and token are out of memory until you enter the passphrase.'
    case 'needs-secret':
      return view.problem ?? 'Key and secret are no longer here. Enter them again to go on.'
  }
}

function heldOutlook(view: TokenView, renewsFrom: EpochMs | undefined, plainHttp: boolean, now: EpochMs): string {
  if ((view.expiresAt ?? 0) <= now) return 'It has expired. The next send or copy renews it first.'
  if (renewsFrom !== undefined && renewsFrom <= now) return 'It nears its end. The next send or copy renews it first.'
  if (plainHttp) return 'Over plain http it is renewed only as part of something that you do.'
  return renewsFrom === undefined ? '' : `A send or copy after ${moment(renewsFrom, now)} renews it first.`
}

function waitingOutlook({ problem = 'The last token call failed.', retryAt, mayRetry }: TokenView): string {
  if (retryAt === undefined) return problem
  const next = mayRetry === true ? 'A send or copy tries again after' : 'No call is made before'
  return `${problem} ${next} ${clockTime(retryAt)}.`
}
