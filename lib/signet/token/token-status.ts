import { t, tn } from '../../text.ts'
import { clockTime } from '../text/clock-time.ts'
import type { AccessToken, EpochMs, TokenView } from './token.ts'

/** A token that is held may have expired. */
type TokenState = TokenView['phase'] | 'expired'

const LABELS = {
  none: t('No token'),
  held: t('Valid'),
  expired: t('Expired'),
  renewing: t('Renewing'),
  waiting: t('Waiting'),
  rejected: t('Rejected'),
  locked: t('Locked'),
  'needs-secret': t('Needs secret'),
} as const satisfies Record<TokenState, string>

/** How a token stands, in the words that every page shows. */
export interface TokenStatus {
  readonly state: TokenState
  /** The state in words: `Needs secret`. */
  readonly label: string
  /** What stands beside the label and may tick: `52 min left`. May be empty. */
  readonly detail: string
  /** What is heard: begins with the label, changes with the state and at 10, 5 and 1 minutes only. */
  readonly spoken: string
  /** The share of the token's life that is left, from 0 to 1. */
  readonly lifeLeft: number
}

/** A token that is copied should last for what it is copied for: with less life than this it is renewed first. */
export const COPY_MIN_LIFE_MS = 10 * 60_000

/** Renewal comes ahead of expiry by this much, or by a fifth of the token's life where that is less. */
const RENEWAL_MARGIN_MS = 60_000
const RENEWAL_SHARE = 0.2

/**
 * Whether a token is to be renewed before it is used. Pure: the clock is an argument.
 *
 * @param minLifeMs What the use needs the token to last.
 */
export function needsRenewal(
  token: Pick<AccessToken, 'obtainedAt' | 'expiresAt'>,
  now: EpochMs,
  minLifeMs = 0,
): boolean {
  const leftMs = token.expiresAt - now
  return leftMs <= renewalMarginMs(token) || leftMs < minLifeMs
}

/** How long before its end a token is renewed when it is used. */
export function renewalMarginMs({ obtainedAt, expiresAt }: Pick<AccessToken, 'obtainedAt' | 'expiresAt'>): number {
  return Math.min(RENEWAL_MARGIN_MS, RENEWAL_SHARE * (expiresAt - obtainedAt))
}

/** The view as it is by now: nobody tells a page that the time of waiting is over. */
export function presentToken(view: TokenView, now: EpochMs): TokenView {
  if (view.phase !== 'waiting' || view.retryAt === undefined || view.retryAt > now) return view
  const { retryAt: _past, problem: _solved, mayRetry: _free, ...rest } = view
  return { ...rest, phase: view.expiresAt === undefined ? 'none' : 'held' }
}

/** How a token stands at this moment. Seconds tick in `detail` alone. */
export function tokenStatus(told: TokenView, now: EpochMs): TokenStatus {
  const view = presentToken(told, now)
  switch (view.phase) {
    case 'held':
      return heldStatus(view, now)
    case 'none':
      return plain('none', t('made on first use'))
    case 'renewing':
      return { ...plain('renewing', ''), lifeLeft: lifeLeft(view, now) }
    case 'needs-secret':
      return plain('needs-secret', view.problem ?? t('enter the API secret again'))
    case 'locked':
      return plain('locked', t('enter the passphrase'))
    case 'rejected':
      return plain('rejected', view.problem ?? t('check the key and its secret'))
    case 'waiting':
      return waitingStatus(view, now)
  }
}

function heldStatus(view: TokenView, now: EpochMs): TokenStatus {
  const leftMs = (view.expiresAt ?? 0) - now
  if (leftMs <= 0) return plain('expired', t('renewed on next use'))
  const minutes = [1, 5, 10].find((limit) => leftMs <= limit * 60_000)
  const heard = minutes === undefined ? '' : tn(minutes, '{n} minute left or less', '{n} minutes left or less')
  return {
    ...plain('held', t('{life} left', { life: formatLife(leftMs) })),
    spoken: spoken('held', heard),
    lifeLeft: lifeLeft(view, now),
  }
}

/** Whoever may try at once hears how long the extension itself will wait; after a 429 all wait. */
function waitingStatus({ retryAt, mayRetry }: TokenView, now: EpochMs): TokenStatus {
  if (retryAt === undefined) return plain('waiting', t('Signet asks for a pause'))
  const time = clockTime(retryAt)
  if (mayRetry !== true) return plain('waiting', t('until {time}', { time }))
  const detail = t('next try in {life}', { life: formatLife(retryAt - now) })
  return { ...plain('waiting', detail), spoken: spoken('waiting', t('next try at {time}', { time })) }
}

function plain(state: TokenState, detail: string): TokenStatus {
  return { state, label: LABELS[state], detail, spoken: spoken(state, detail), lifeLeft: 0 }
}

const spoken = (state: TokenState, heard: string): string =>
  heard === '' ? LABELS[state] : `${LABELS[state]}, ${heard}`

function lifeLeft({ obtainedAt = 0, expiresAt = 0 }: TokenView, now: EpochMs): number {
  const share = (expiresAt - now) / (expiresAt - obtainedAt)
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0
}

/** A duration as a user reads it, never longer than it is: `52 min`, `4 s`, `1 h 5 min`. */
export function formatLife(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 60) return t('{n} s', { n: ms > 0 ? Math.max(1, seconds) : 0 })
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return t('{n} min', { n: minutes })
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? t('{n} h', { n: hours }) : t('{hours} h {minutes} min', { hours, minutes: rest })
}
