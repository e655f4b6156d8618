import { formatLife } from '#lib/signet/token/token-status.ts'
import type { RenewalReason, TokenCall } from '#lib/signet/token/token-trace.ts'
import { t, tn } from '#lib/text.ts'

const REASONS = {
  'first-use': t('There was no token'),
  ahead: t('Ahead of its end'),
  expired: t('The old one had expired'),
  refused: t('The API answered 401'),
  copy: t('A copy needs a longer life'),
  asked: t('You asked for it'),
  'connection-test': t('Connection test'),
  rotation: t('A new key was tried'),
} as const satisfies Record<RenewalReason, string>

/** With the reason: why the secret was used though there was a refresh token. */
const STEPS_DOWN = {
  'refresh-refused': (reason) => t('{reason}: Signet refused the refresh token', { reason }),
  'refresh-expired': (reason) => t('{reason}: the refresh token had expired', { reason }),
  'refresh-unsure': (reason) =>
    t('{reason}: the refresh token may be spent: its last use had no known end', { reason }),
  asked: (reason) => t('{reason}, by the secret', { reason }),
} as const satisfies Record<NonNullable<TokenCall['stepDown']>, (reason: string) => string>

export const CALLS = {
  generate: t('Generate'),
  refresh: t('Refresh'),
} as const satisfies Record<TokenCall['call'], string>

/** `The old one had expired: Signet refused the refresh token`. */
export function reasonText({ reason, stepDown }: TokenCall): string {
  return stepDown === undefined ? REASONS[reason] : STEPS_DOWN[stepDown](REASONS[reason])
}

/** Pages of one kind. An asker of another kind is named as it is. */
const PLACES: Readonly<Record<string, (count: number) => string>> = {
  popup: () => t('popup'),
  'popup or panel': () => t('popup or panel'),
  tab: (count) => tn(count, 'workspace tab', '{n} workspace tabs'),
  panel: (count) => tn(count, 'DevTools panel', '{n} DevTools panels'),
}

/** Who waited for it: `2 uses waited: popup, DevTools panel`. Of one alone, who asked for it: `popup`; empty for nobody. */
export function waitedText({ waited, askers }: TokenCall): string {
  if (waited === 0) return ''
  const kinds = Map.groupBy(askers, (asker) => asker.split(':')[0] ?? asker)
  const names = [...kinds].map(([kind, { length }]) => PLACES[kind]?.(length) ?? kind)
  if (waited === 1) return names.join(', ')
  const uses = tn(waited, '{n} use waited', '{n} uses waited')
  return names.length === 0 ? uses : `${uses}: ${names.join(', ')}`
}

export type Tone = 'good' | 'warn' | 'bad' | 'plain'

const TONES = {
  pending: 'plain',
  token: 'good',
  refused: 'bad',
  failed: 'bad',
  waiting: 'warn',
  interrupted: 'warn',
  discarded: 'plain',
} as const satisfies Record<TokenCall['outcome'], Tone>

export const toneOf = ({ outcome }: TokenCall): Tone => TONES[outcome]

/** What became of it, without the server's own words: those are in `problem`. */
export function outcomeText({ outcome, status, lifeMs }: TokenCall): string {
  const behind = status === undefined ? '' : ` · ${status}`
  switch (outcome) {
    case 'pending':
      return t('Waiting for the answer')
    case 'token':
      return lifeMs === undefined ? t('New token') : t('New token, good for {life}', { life: formatLife(lifeMs) })
    case 'refused':
      return `${t('Refused')}${behind}`
    case 'failed':
      return status === undefined ? t('No answer') : `${t('Failed')}${behind}`
    case 'waiting':
      return `${t('Asked to wait')}${behind}`
    case 'interrupted':
      return t('Cut off: its end is not known')
    case 'discarded':
      return t('Not kept: locked or changed meanwhile')
  }
}
