import type { ReactNode } from 'react'
import type { EpochMs, TokenView } from '#lib/signet/token/token.ts'
import { type TokenStatus as Status, tokenStatus } from '#lib/signet/token/token-status.ts'
import { t } from '#lib/text.ts'
import './session.css'

interface TokenStatusProps {
  /** Undefined before the background has said how the token stands, or while there is no profile. */
  readonly token: TokenView | undefined
  readonly now: EpochMs
  /** The browser has no network, and this profile needs one. */
  readonly offline?: boolean
  /** The reason why it cannot be used stands in full somewhere near. */
  readonly brief?: boolean
}

const TONES = {
  held: 'good',
  renewing: 'plain',
  none: 'plain',
  expired: 'warn',
  waiting: 'warn',
  'needs-secret': 'warn',
  locked: 'warn',
  rejected: 'bad',
} as const satisfies Record<Status['state'], string>

/**
 * How the token stands, in words. What is heard changes with the state and at 10, 5 and 1 minutes; the countdown that
 * ticks beside it is seen alone.
 */
export function TokenStatus({ token, now, offline, brief }: TokenStatusProps): ReactNode {
  const status = token && tokenStatus(brief ? withoutReason(token) : token, now)
  return (
    <div
      role="status"
      aria-label={t('Token')}
      className={`token-status token-${status ? TONES[status.state] : 'plain'}`}
    >
      {status && <Words status={status} />}
      {status && offline && <span className="muted token-offline">{` · ${t('offline')}`}</span>}
    </div>
  )
}

function withoutReason(token: TokenView): TokenView {
  if (token.phase !== 'needs-secret' && token.phase !== 'rejected') return token
  return { ...token, problem: token.phase === 'rejected' ? t('Signet refused it') : t('enter it to go on') }
}

function Words({ status: { label, detail, spoken } }: { readonly status: Status }): ReactNode {
  const ticks = spoken !== `${label}, ${detail}`
  return (
    <>
      <strong>{label}</strong>
      {detail !== '' && (
        <span className="muted token-detail" aria-hidden={ticks || undefined} title={detail}>
          {` · ${detail}`}
        </span>
      )}
      {ticks && <span className="unseen">{spoken.slice(label.length)}</span>}
    </>
  )
}
