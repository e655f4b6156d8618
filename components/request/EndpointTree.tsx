import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Unpublished, Webhook } from '#lib/signet/catalogue/links.ts'
import { t } from '#lib/text.ts'
import { TreeRow } from './EndpointRow.tsx'
import { type EndpointRow, endpointRows, isFoldedAtFirst, type TreeContents } from './endpoint-rows.ts'
import { treeKey } from './tree-keys.ts'
import { typeAhead } from './type-ahead.ts'

export interface TreeActions {
  /** `goesOn`: by Enter, which leaves the catalogue for the request. */
  readonly onChoose: (operation: Operation, goesOn: boolean) => void
  /** An operation of which no path is published: the user may know it. */
  readonly onAddPath: (unpublished: Unpublished) => void
  readonly onWebhook: (webhook: Webhook) => void
}

interface EndpointTreeProps extends TreeActions {
  readonly contents: TreeContents
  /** Shows every match, whatever is folded. */
  readonly unfolded: boolean
  readonly chosen: string | undefined
  /** The id of an operation whose group is brought into view. */
  readonly fresh?: string | undefined
  /** Lets the search box hand the focus down. */
  readonly ref?: Ref<{ focus: () => void }>
}

/** The catalogue as an ARIA tree: one tab stop, arrows move and fold, Enter opens, Space shows, letters jump. */
export function EndpointTree({ contents, unfolded, chosen, fresh, ref, ...actions }: EndpointTreeProps): ReactNode {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string>()
  const [ahead] = useState(typeAhead)
  const list = useRef<HTMLDivElement>(null)
  const rows = endpointRows(contents, (key) => unfolded || toggled.has(key) === isFoldedAtFirst(key))
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === (active ?? chosen)),
  )

  const toggle = (key: string) =>
    setToggled((keys) => new Set(keys.has(key) ? [...keys].filter((one) => one !== key) : [...keys, key]))
  const focusRow = (row: EndpointRow | undefined) => {
    if (row === undefined) return
    setActive(row.key)
    rowElement(list.current, row.key)?.focus()
  }
  const press = (row: EndpointRow, goesOn = false) => {
    if ('operation' in row) actions.onChoose(row.operation, goesOn)
    else if ('unpublished' in row) actions.onAddPath(row.unpublished)
    else if ('webhook' in row) actions.onWebhook(row.webhook)
    else toggle(row.key)
  }
  useImperativeHandle(ref, () => ({ focus: () => focusRow(rows[at]) }))

  useEffect(() => {
    const row = unfolded ? undefined : chosen
    if (row !== undefined) rowElement(list.current, row)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, unfolded])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is new, and not with every row that changes
  useEffect(() => {
    const row = rows.find(({ key }) => key === fresh)
    if (row !== undefined) rowElement(list.current, row.parent ?? row.key)?.scrollIntoView({ block: 'start' })
  }, [fresh])

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[at]
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const meant = treeKey(event.key, rows, at)
    if (meant === 'press') press(row, event.key === 'Enter')
    else if (meant !== undefined) focusRow(rows[meant])
    else if (event.key.length === 1) focusRow(ahead(event.key, rows, at))
    else return
    event.preventDefault()
  }

  return (
    <div ref={list} role="tree" aria-label={t('Endpoints')} className="tree" onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <TreeRow
          key={row.key}
          row={row}
          focusable={index === at}
          chosen={'operation' in row && row.operation.id === chosen}
          onPress={() => {
            setActive(row.key)
            press(row)
          }}
        />
      ))}
    </div>
  )
}

function rowElement(tree: HTMLElement | null, key: string): HTMLElement | null | undefined {
  return tree?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
}
