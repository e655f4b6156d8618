import type { ReactNode } from 'react'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { TokenDetails } from '#lib/signet/token/token-details.ts'
import { t } from '#lib/text.ts'
import { moment } from './moments.ts'
import { skewText } from './skew.ts'
import './claims.css'

interface TokenTimesProps {
  readonly details: TokenDetails
  readonly now: EpochMs
}

/** Both clocks side by side: renewal goes by ours and the token's length of life, so that neither need be right. */
export function TokenTimes({ details, now }: TokenTimesProps): ReactNode {
  const { serverIssuedAt, serverExpiresAt, obtainedAt, expiresAt, skewMs } = details
  const told = (at: EpochMs | undefined) => (at === undefined ? t('not told') : moment(at, now))
  return (
    <>
      <table className="claims token-times" aria-label={t('Issued and expires')}>
        <colgroup>
          <col className="claims-names" />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('Server’s clock')}</th>
            <th scope="col">{t('This computer’s')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('Issued')}</th>
            <td>{told(serverIssuedAt)}</td>
            <td>{told(obtainedAt)}</td>
          </tr>
          <tr>
            <th scope="row">{t('Expires')}</th>
            <td>{told(serverExpiresAt)}</td>
            <td>{told(expiresAt)}</td>
          </tr>
        </tbody>
      </table>
      <p className="muted small">{skewText(skewMs)}</p>
    </>
  )
}
