import type { ReactNode } from 'react'
import type { HeaderPair } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'
import './headers.css'

interface HeaderTableProps {
  /** The accessible name of the table. */
  readonly label: string
  readonly headers: readonly HeaderPair[]
}

export function HeaderTable({ label, headers }: HeaderTableProps): ReactNode {
  if (headers.length === 0) return <p className="response-note">{t('None.')}</p>
  return (
    <table className="headers" aria-label={label}>
      <tbody>
        {headers.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a message's headers never change, and may repeat
          <tr key={at}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
