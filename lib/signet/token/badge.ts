import { t } from '#lib/text.ts'
import type { Profile } from '../profile/profile.ts'
import type { EpochMs, TokenView } from './token.ts'
import { presentToken, tokenStatus } from './token-status.ts'

/** What the toolbar icon shows: four characters at most, white on a colour, and the same in words for a pointer. */
export interface Badge {
  /** Empty for no badge. */
  readonly text: string
  /** Behind the text. */
  readonly colour: string
  readonly title: string
  /** When the text is no longer true by itself; undefined while it does not tick. */
  readonly until?: EpochMs
}

export interface BadgeSubject {
  readonly profile: Pick<Profile, 'name' | 'plainHttp'>
  readonly token: TokenView
  readonly access: 'granted' | 'withdrawn'
}

/** Behind white text, which stands out from each by 4.5:1 or more, on a light toolbar as on a dark one. */
const COLOURS = { good: '#1a7f37', plain: '#6a737d', warn: '#b35900', bad: '#d1242f' } as const

const PRODUCT = 'Signet Explorer'
export const WARNING = '!'
export const LOCK = '🔒'
const MINUTE_MS = 60_000

/** How the default profile's token stands, for the toolbar icon. Pure: the clock is an argument. */
export function badgeOf(subject: BadgeSubject | undefined, now: EpochMs): Badge {
  if (subject === undefined) return { text: '', colour: COLOURS.plain, title: titled(t('No profile yet')) }
  const { profile, token, access } = subject
  const title = titled(nameOf(profile), wordsFor(subject, now))
  if (access === 'withdrawn') return { text: WARNING, colour: COLOURS.bad, title }
  const view = presentToken(token, now)
  switch (view.phase) {
    case 'held':
      return { ...lifeBadge(view, now, profile.plainHttp), title }
    case 'locked':
      return { text: LOCK, colour: COLOURS.plain, title }
    case 'rejected':
      return { text: WARNING, colour: COLOURS.bad, title }
    case 'needs-secret':
      return { text: WARNING, colour: COLOURS.warn, title }
    case 'waiting':
      return { text: WARNING, colour: COLOURS.warn, title, ...(view.retryAt && { until: view.retryAt }) }
    case 'renewing':
    case 'none':
      return { text: '', colour: COLOURS.plain, title }
  }
}

/** For two seconds after a copy that no page saw. */
export const copiedBadge = (words: string): Badge => ({ text: '✓', colour: COLOURS.good, title: titled(words) })

/** What a key or a menu could not do, and why. */
export const failedBadge = (words: string): Badge => ({ text: WARNING, colour: COLOURS.bad, title: titled(words) })

const nameOf = ({ name, plainHttp }: BadgeSubject['profile']): string =>
  plainHttp ? t('{name}, NOT ENCRYPTED', { name }) : name

function wordsFor({ token, access }: BadgeSubject, now: EpochMs): string {
  if (access === 'withdrawn') return t('The browser does not let the extension reach its host')
  const { state, label, detail } = tokenStatus(token, now)
  // Seconds would be wrong by the time that somebody reads them.
  const leftMs = (token.expiresAt ?? 0) - now
  if (state === 'held' && leftMs < MINUTE_MS) return t('Valid, less than a minute left')
  return detail === '' ? label : `${label}, ${detail}`
}

const titled = (...lines: readonly string[]): string => [PRODUCT, ...lines].join('\n')

/** Whole minutes, rounded down as everywhere; hours from a hundred minutes on, for there is room for no more. */
function lifeBadge({ expiresAt = 0 }: TokenView, now: EpochMs, plainHttp: boolean): Omit<Badge, 'title'> {
  const leftMs = expiresAt - now
  if (leftMs <= 0) return { text: '', colour: COLOURS.plain }
  const minutes = Math.floor(leftMs / MINUTE_MS)
  const text = minutes < 1 ? '<1' : minutes < 100 ? `${minutes}` : `${Math.floor(minutes / 60)}h`
  const colour = plainHttp || minutes < 5 ? COLOURS.warn : COLOURS.good
  return { text, colour, until: expiresAt - minutes * MINUTE_MS + (minutes > 0 ? 1 : 0) }
}
