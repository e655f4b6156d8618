import { type ReactNode, useEffect, useState } from 'react'
import { type TabItem, Tabs } from '#components/ui/Tabs.tsx'
import { type Operation, pathVariables } from '#lib/signet/catalogue/catalogue.ts'
import type { HeaderPair } from '#lib/signet/exchange/exchange.ts'
import type { Place } from '#lib/signet/problems/places.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { t } from '#lib/text.ts'
import { BodyPanel, type BodyPanelProps } from './BodyPanel.tsx'
import { HeadersPanel } from './HeadersPanel.tsx'
import { ParamsPanel, type ParamsPanelProps } from './ParamsPanel.tsx'
import { filledRows } from './parameter-rows.ts'
import type { ShownPlace } from './shown-place.ts'
import './request.css'

type RequestTab = 'params' | 'headers' | 'body' | 'snippet'
type DraftChange = Partial<Omit<RequestDraft, 'operationId'>>

interface RequestTabsProps
  extends Pick<BodyPanelProps, 'support' | 'view' | 'onView' | 'onFill'>,
    Pick<ParamsPanelProps, 'checks' | 'generate' | 'knownIds'> {
  readonly draft: RequestDraft
  readonly operation: Operation | undefined
  /** A send was refused for something that is missing: what it is, is shown and marked. */
  readonly incomplete: boolean
  readonly automaticHeaders: readonly HeaderPair[]
  /** A spot to bring to the front. */
  readonly shown: ShownPlace | undefined
  /** What the last answer complains about, by `placeKey`. */
  readonly marks: ReadonlyMap<string, string>
  /** What stands in the tab Snippet. */
  readonly snippet: ReactNode
  readonly onEdit: (change: DraftChange) => void
  readonly onResetBody: () => void
}

export function RequestTabs(props: RequestTabsProps): ReactNode {
  const { draft, operation, incomplete, shown } = props
  const [chosen, setChosen] = useState<RequestTab>()
  const [of, setOf] = useState(draft.operationId)
  const [emptyPlace, setEmptyPlace] = useState<ShownPlace>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a send is refused, and not with every edit after it
  useEffect(() => {
    const [name] = emptyVariables(draft)
    if (!incomplete || name === undefined) return
    setChosen('params')
    setEmptyPlace({ place: { in: 'path', name } })
  }, [incomplete])
  useEffect(() => {
    if (shown !== undefined) setChosen(tabOf(shown.place))
    setEmptyPlace(undefined)
  }, [shown])
  // Another endpoint opens where its own first field is, whatever was on show for the one before: what it is about must
  // be seen before it is sent. One that has nothing to fill in leaves snippet and headers as they are.
  if (of !== draft.operationId) {
    setOf(draft.operationId)
    if (hasFields(operation) || (chosen !== 'snippet' && chosen !== 'headers')) setChosen(undefined)
  }
  const tab = chosen ?? firstTab(operation)
  return (
    <Tabs
      label={t('Request')}
      tabs={tabsOf(draft)}
      value={tab}
      onChange={setChosen}
      className={`request-panel panel-${tab}`}
    >
      <Panel tab={tab} {...props} shown={emptyPlace ?? shown} />
    </Tabs>
  )
}

function Panel({ tab, ...props }: RequestTabsProps & { readonly tab: RequestTab }): ReactNode {
  const { draft, operation, incomplete, automaticHeaders, shown, marks, snippet, onEdit, onResetBody, ...rest } = props
  const { checks, generate, knownIds, ...body } = rest
  if (tab === 'snippet') return snippet
  if (tab === 'headers') {
    return (
      <HeadersPanel
        headers={draft.headers}
        automatic={automaticHeaders}
        names={(operation?.parameters ?? []).filter((one) => one.in === 'header').map(({ name }) => name)}
        marks={marks}
        shown={shown}
        onHeaders={(headers) => onEdit({ headers })}
      />
    )
  }
  if (tab === 'body') {
    return (
      <BodyPanel
        editorKey={draft.operationId ?? ''}
        method={draft.method}
        body={draft.body}
        {...body}
        marks={bodyMarks(marks)}
        shown={shown}
        onBody={(body) => onEdit({ body })}
        onReset={operation?.hasBody ? onResetBody : undefined}
      />
    )
  }
  return (
    <ParamsPanel
      draft={draft}
      operation={operation}
      marksEmpty={incomplete}
      marks={marks}
      checks={checks}
      generate={generate}
      knownIds={knownIds}
      shown={shown}
      onPathValues={(pathValues) => onEdit({ pathValues })}
      onQuery={(query) => onEdit({ query })}
    />
  )
}

/** Those of the body, by their pointers. */
function bodyMarks(marks: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const BODY = 'body:'
  return new Map(
    [...marks].filter(([key]) => key.startsWith(BODY)).map(([key, mark]) => [key.slice(BODY.length), mark]),
  )
}

function tabOf({ in: part }: Place): RequestTab {
  if (part === 'body') return 'body'
  return part === 'header' ? 'headers' : 'params'
}

function hasFields(operation: Operation | undefined): boolean {
  return operation !== undefined && (operation.hasBody || operation.parameters.some((one) => one.in !== 'header'))
}

function firstTab(operation: Operation | undefined): RequestTab {
  return operation?.hasBody && !operation.path.includes('{') ? 'body' : 'params'
}

function emptyVariables({ path, pathValues }: RequestDraft): string[] {
  return pathVariables(path).filter((name) => !pathValues[name]?.trim())
}

function tabsOf(draft: RequestDraft): readonly TabItem<RequestTab>[] {
  const filled = pathVariables(draft.path).length - emptyVariables(draft).length
  return [
    { id: 'params', label: t('Params'), badge: filled + filledRows(draft.query) },
    { id: 'headers', label: t('Headers'), badge: filledRows(draft.headers) },
    { id: 'body', label: t('Body') },
    { id: 'snippet', label: t('Snippet') },
  ]
}
