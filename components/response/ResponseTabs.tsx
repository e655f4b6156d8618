import { type ReactNode, useState } from 'react'
import { type TabItem, Tabs } from '#components/ui/Tabs.tsx'
import type { Exchange } from '#lib/signet/exchange.ts'
import { formatBytes } from './amounts.ts'
import { HeaderTable } from './HeaderTable.tsx'
import { RawBody } from './RawBody.tsx'
import { SentView } from './SentView.tsx'
import './response.css'

type ResponseTab = 'raw' | 'headers' | 'sent'

interface ResponseTabsProps {
  readonly exchange: Exchange
  /** The body; undefined where it was not kept. */
  readonly text: string | undefined
}

export function ResponseTabs({ exchange, text }: ResponseTabsProps): ReactNode {
  const [chosen, setChosen] = useState<ResponseTab>('raw')
  const tabs: TabItem<ResponseTab>[] = [
    { id: 'raw', label: 'Raw' },
    { id: 'headers', label: 'Headers', badge: exchange.answer?.headers.length ?? 0 },
    { id: 'sent', label: 'Sent' },
  ]
  return (
    <section aria-label="Response" className="response">
      <Tabs
        label="Response"
        tabs={tabs}
        value={chosen}
        onChange={setChosen}
        className={`response-panel panel-${chosen}`}
      >
        {chosen === 'raw' && <Raw exchange={exchange} text={text} />}
        {chosen === 'headers' && <HeaderTable label="Headers received" headers={exchange.answer?.headers ?? []} />}
        {chosen === 'sent' && <SentView exchange={exchange} />}
      </Tabs>
    </section>
  )
}

function Raw({ exchange, text }: ResponseTabsProps): ReactNode {
  const { answer } = exchange
  if (answer === undefined) return <p className="response-note">No answer came. The Sent tab shows what went out.</p>
  if (text !== undefined) return <RawBody text={text} />
  return (
    <p className="response-note">
      This body was not kept ({formatBytes(answer.bytes)}). Bodies that hold tokens are never kept, and the others share
      4 MB for as long as the browser is open.
    </p>
  )
}
