import type { ReactNode } from 'react'
import type { EpochMs, TokenView } from '#lib/signet/token.ts'
import { type TokenStatus as Status, tokenStatus } from '#lib/signet/token-status.ts'
import './session.css'

interface TokenStatusProps {
  /** Undefined before the background has said how the token stands, or while there is no profile. */
  readonly token: TokenView | undefined
  readonly now: EpochMs
  /** The browser has no network, and this profile needs one. */
  readonly offline?: boolean
}

const TONES = {
  Valid: 'good',
  Renewing: 'plain',
  'No token': 'plain',
  Expired: 'warn',
  Waiting: 'warn',
  'Needs secret': 'warn',
  Locked: 'warn',
  Rejected: 'bad',
} as const satisfies Record<Status['label'], string>

/**
 * How the token stands, in words. What is heard changes with the state and at 10, 5 and 1 minutes; the seconds that
 * tick beside it are seen alone.
 */
export function TokenStatus({ token, now, offline }: TokenStatusProps): ReactNode {
  const status = token && tokenStatus(token, now)
  return (
    <div role="status" aria-label="Token" className={`token-status token-${status ? TONES[status.label] : 'plain'}`}>
      {status && (
        <>
          <span className="unseen">{status.spoken}</span>
          <span aria-hidden title={status.detail}>
            <strong>{status.label}</strong>
            {status.detail && <span className="muted"> · {status.detail}</span>}
          </span>
          {offline && <span className="muted"> · offline</span>}
        </>
      )}
    </div>
  )
}
