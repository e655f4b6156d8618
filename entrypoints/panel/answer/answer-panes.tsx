import type { ReactNode } from 'react'
import { HeaderTable } from '#components/response/HeaderTable.tsx'
import type { ResponsePanes } from '#components/response/ResponseTabs.tsx'
import { SentView } from '#components/response/SentView.tsx'
import { TimingView } from '#components/response/TimingView.tsx'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { showTab } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'
import { copySentCurl } from './copy-exchange.ts'
import { RawPane } from './RawPane.tsx'
import { TablePane } from './TablePane.tsx'
import { TreePane } from './TreePane.tsx'

/** What stands in the tabs of an answer: the facts of its exchange, and the rooms that read its body. */
export function answerPanes(exchange: Exchange, hasTree: boolean): ResponsePanes {
  const { answer } = exchange
  const operation = operationById(exchange.operationId, useCatalogue.getState().catalogue)
  const list = hasTree && exchange.verdict?.kind === 'success' ? operation?.list : undefined
  return {
    ...(hasTree && { tree: (): ReactNode => <TreePane exchange={exchange} lister={list && operation} /> }),
    ...(operation && list && { table: () => <TablePane exchange={exchange} operation={operation} list={list} /> }),
    raw: () => <RawPane exchange={exchange} />,
    headers: () => <HeaderTable label={t('Headers received')} headers={answer?.headers ?? []} />,
    sent: () => (
      <SentView
        exchange={exchange}
        onCopyCurl={() => void copySentCurl(exchange)}
        onTokenCalls={() => showTab('token')}
      />
    ),
    ...(answer && { timing: () => <TimingView exchange={exchange} /> }),
  }
}
