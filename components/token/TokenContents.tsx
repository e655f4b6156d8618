import type { ReactNode } from 'react'
import { t } from '#lib/text.ts'
import { type ClaimRow, claimRows } from './claims.ts'
import './claims.css'

interface TokenContentsProps {
  /** Undefined for a token that is no JWT. */
  readonly header: Readonly<Record<string, unknown>> | undefined
  readonly claims: Readonly<Record<string, unknown>> | undefined
}

/** Header and claims, decoded. The signature is not shown: it is what makes the rest a token. */
export function TokenContents({ header, claims }: TokenContentsProps): ReactNode {
  if (header === undefined && claims === undefined) {
    return <p className="muted">{t('It is not a JWT: there is nothing in it to decode.')}</p>
  }
  return (
    <table className="claims" aria-label={t('What stands in the token')}>
      <colgroup>
        <col className="claims-names" />
        <col />
      </colgroup>
      <Part title={t('Header')} rows={claimRows(header ?? {})} />
      <Part title={t('Claims')} rows={claimRows(claims ?? {})} />
    </table>
  )
}

function Part({ title, rows }: { readonly title: string; readonly rows: readonly ClaimRow[] }): ReactNode {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2} className="claims-part">
          {title}
        </th>
      </tr>
      {rows.map(({ name, about, value, meaning }) => (
        <tr key={name}>
          <th scope="row" title={about}>
            {name}
          </th>
          <td>
            {value}
            {meaning !== undefined && <span className="claims-meaning"> {meaning}</span>}
          </td>
        </tr>
      ))}
    </tbody>
  )
}
