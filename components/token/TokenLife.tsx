import type { ReactNode } from 'react'
import type { EpochMs, TokenView } from '#lib/signet/token/token.ts'
import type { TokenDetails } from '#lib/signet/token/token-details.ts'
import { formatLife, tokenStatus } from '#lib/signet/token/token-status.ts'
import { t } from '#lib/text.ts'
import { LifeLine } from './LifeLine.tsx'
import { moment } from './moments.ts'
import { outlook } from './outlook.ts'

interface TokenLifeProps {
  readonly token: TokenView
  readonly details: TokenDetails | undefined
  readonly now: EpochMs
  readonly plainHttp: boolean
}

/** The hour of the access token and the day of the refresh token, and what comes next. */
export function TokenLife({ token, details, now, plainHttp }: TokenLifeProps): ReactNode {
  const renewsFrom = details?.renewsFrom
  const { state, label } = tokenStatus(token, now)
  return (
    <section aria-label={t('Life of the token')} className="token-life">
      <p className="token-outlook" data-state={state}>
        <strong>{label}</strong> {outlook({ token, renewsFrom, plainHttp }, now)}
      </p>
      {details === undefined && hasLife(token) && <AccessLine life={token} now={now} />}
      {details === undefined && !hasLife(token) && (
        <div
          className="life-track life-track-empty"
          data-renewing={token.phase === 'renewing' || undefined}
          aria-hidden
        />
      )}
      {details && (
        <>
          <AccessLine life={details} now={now} />
          <RefreshLine details={details} now={now} />
        </>
      )}
    </section>
  )
}

/** What is known of a token before its details have come. */
type Life = Pick<TokenDetails, 'obtainedAt' | 'expiresAt'> & Partial<Pick<TokenDetails, 'renewsFrom'>>

const hasLife = (token: TokenView): token is TokenView & Life =>
  token.obtainedAt !== undefined && token.expiresAt !== undefined

interface AccessLineProps {
  readonly life: Life
  readonly now: EpochMs
}

function AccessLine({ life: { obtainedAt, expiresAt, renewsFrom }, now }: AccessLineProps): ReactNode {
  const expires = t('expires {moment}', { moment: moment(expiresAt, now) })
  const renewed = renewsFrom === undefined ? undefined : t('renewed from {moment}', { moment: moment(renewsFrom, now) })
  return (
    <LifeLine
      title={t('Access token')}
      left={leftText(expiresAt - now)}
      from={obtainedAt}
      to={expiresAt}
      now={now}
      margin={renewsFrom}
      start={gotAt(obtainedAt, now)}
      end={renewed === undefined ? expires : `${renewed} · ${expires}`}
    />
  )
}

interface RefreshLineProps {
  readonly details: TokenDetails
  readonly now: EpochMs
}

function RefreshLine({ details: { obtainedAt, expiresAt, refreshExpiresAt }, now }: RefreshLineProps): ReactNode {
  if (refreshExpiresAt === undefined) {
    return <p className="muted small">{t('No refresh token came with it: the next one is made with the secret.')}</p>
  }
  return (
    <LifeLine
      title={t('Refresh token')}
      left={leftText(refreshExpiresAt - now)}
      from={obtainedAt}
      to={refreshExpiresAt}
      now={now}
      within={{ from: obtainedAt, to: expiresAt }}
      start={gotAt(obtainedAt, now)}
      end={t('expires {moment}', { moment: moment(refreshExpiresAt, now) })}
    />
  )
}

const gotAt = (at: EpochMs, now: EpochMs): string => t('got {moment}', { moment: moment(at, now) })

const leftText = (ms: number): string => (ms > 0 ? t('{life} left', { life: formatLife(ms) }) : t('expired'))
