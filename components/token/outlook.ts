import { clockTime } from '#lib/signet/text/clock-time.ts'
import type { EpochMs, TokenView } from '#lib/signet/token/token.ts'
import { presentToken } from '#lib/signet/token/token-status.ts'
import { t } from '#lib/text.ts'
import { moment } from './moments.ts'

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
      return t('There is none. The next send or copy makes one.')
    case 'held':
      return heldOutlook(view, renewsFrom, plainHttp, now)
    case 'renewing':
      return t('A new one is on its way.')
    case 'waiting':
      return waitingOutlook(view)
    case 'rejected':
      return t('Signet refused this key or its secret. Nothing is tried until they are replaced.')
    case 'locked':
      return t('Key, secret and token are out of memory until you enter the passphrase.')
    case 'needs-secret':
      return t('Key and secret are no longer here. Enter them again to go on.')
  }
}

function heldOutlook(view: TokenView, renewsFrom: EpochMs | undefined, plainHttp: boolean, now: EpochMs): string {
  if ((view.expiresAt ?? 0) <= now) return t('It has expired. The next send or copy renews it first.')
  if (renewsFrom !== undefined && renewsFrom <= now)
    return t('It nears its end. The next send or copy renews it first.')
  if (plainHttp) return t('Over plain http it is renewed only as part of something that you do.')
  return renewsFrom === undefined
    ? ''
    : t('A send or copy after {moment} renews it first.', { moment: moment(renewsFrom, now) })
}

/** The problem itself stands above the tabs. */
function waitingOutlook({ retryAt, mayRetry }: TokenView): string {
  if (retryAt === undefined) return t('Signet asked for a pause.')
  const time = clockTime(retryAt)
  if (mayRetry === true) return t('A send or copy tries again after {time}.', { time })
  return t('No call is made before {time}.', { time })
}
