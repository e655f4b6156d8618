import { counted } from '#lib/signet/text/counted.ts'
import { formatLife } from '#lib/signet/token/token-status.ts'
import type { RenewalReason, TokenCall } from '#lib/signet/token/token-trace.ts'

const REASONS = {
  'first-use': 'There was no token',
  ahead: 'Ahead of its end',
  expired: 'The old one had expired',
  refused: 'The API answered 401',
  copy: 'A copy needs a longer life',
  asked: 'You asked for it',
  'connection-test': 'Connection test',
  rotation: 'A new key was tried',
} as const satisfies Record<RenewalReason, string>

/** Behind the reason: why the secret was used though there was a refresh token. */
const STEPS_DOWN = {
  'refresh-refused': ': Signet refused the refresh token',
  'refresh-expired': ': the refresh token had expired',
  'refresh-unsure': ': the refresh token may be spent: its last use had no known end',
  asked: ', by the secret',
} as const satisfies Record<NonNullable<TokenCall['stepDown']>, string>

export const CALLS = {
  generate: 'Generate',
  refresh: 'Refresh',
} as const satisfies Record<TokenCall['call'], string>

/** `The old one had expired: Signet refused the refresh token`. */
export function reasonText({ reason, stepDown }: TokenCall): string {
  return stepDown === undefined ? REASONS[reason] : `${REASONS[reason]}${STEPS_DOWN[stepDown]}`
}

const PLACES: Readonly<Record<string, string>> = { tab: 'workspace tab', panel: 'DevTools panel' }

/** Who waited for it: `2 uses waited: popup, DevTools panel`. Empty where nobody did. */
export function waitedText({ waited, askers }: TokenCall): string {
  if (waited === 0) return ''
  const kinds = Map.groupBy(askers, (asker) => asker.split(':')[0] ?? asker)
  const names = [...kinds].map(([kind, { length }]) => {
    const place = PLACES[kind] ?? kind
    return length === 1 ? place : `${length} ${place}s`
  })
  const uses = `${counted(waited, 'use')} waited`
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
      return 'Waiting for the answer'
    case 'token':
      return lifeMs === undefined ? 'New token' : `New token, good for ${formatLife(lifeMs)}`
    case 'refused':
      return `Refused${behind}`
    case 'failed':
      return status === undefined ? 'No answer' : `Failed${behind}`
    case 'waiting':
      return `Asked to wait${behind}`
    case 'interrupted':
      return 'Cut off: its end is not known'
    case 'discarded':
      return 'Not kept: locked or changed meanwhile'
  }
}
