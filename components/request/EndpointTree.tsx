import { ChevronDown, ChevronRight, Lock } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { Operation } from '#lib/signet/catalogue.ts'
import {
  type BranchRow,
  type EndpointRow,
  endpointRows,
  isFoldedAtFirst,
  type LeafRow,
  shortPath,
} from './endpoint-rows.ts'
import { treeKey } from './tree-keys.ts'
import { typeAhead } from './type-ahead.ts'
import './method.css'
import './tree.css'

interface EndpointTreeProps {
  readonly operations: readonly Operation[]
  /** Shows every match, whatever is folded. */
  readonly unfolded: boolean
  readonly chosen: string | undefined
  readonly onChoose: (operation: Operation) => void
  /** Lets the search box hand the focus down. */
  readonly ref?: Ref<{ focus: () => void }>
}

/** The catalogue as an ARIA tree: one tab stop, arrows move and fold, Enter chooses, letters jump. */
export function EndpointTree({ operations, unfolded, chosen, onChoose, ref }: EndpointTreeProps): ReactNode {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string>()
  const [ahead] = useState(typeAhead)
  const list = useRef<HTMLDivElement>(null)
  const rows = endpointRows(operations, (key) => unfolded || toggled.has(key) === isFoldedAtFirst(key))
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
  const press = (row: EndpointRow) => ('operation' in row ? onChoose(row.operation) : toggle(row.key))
  useImperativeHandle(ref, () => ({ focus: () => focusRow(rows[at]) }))

  useEffect(() => {
    const row = unfolded ? undefined : chosen
    if (row !== undefined) rowElement(list.current, row)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, unfolded])

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[at]
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const meant = treeKey(event.key, rows, at)
    if (meant === 'press') press(row)
    else if (meant !== undefined) focusRow(rows[meant])
    else if (event.key.length === 1) focusRow(ahead(event.key, rows, at))
    else return
    event.preventDefault()
  }

  return (
    <div ref={list} role="tree" aria-label="Endpoints" className="tree" onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <TreeRow
          key={row.key}
          row={row}
          focusable={index === at}
          chosen={row.key === chosen}
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

interface TreeRowProps {
  readonly row: EndpointRow
  readonly focusable: boolean
  readonly chosen: boolean
  readonly onPress: () => void
}

function TreeRow({ row, focusable, chosen, onPress }: TreeRowProps): ReactNode {
  const leaf = 'operation' in row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it hears the keys of all its rows
    <div
      role="treeitem"
      data-key={row.key}
      data-level={row.level}
      className={leaf ? 'tree-row' : 'tree-row tree-branch'}
      aria-level={row.level}
      aria-selected={chosen}
      aria-expanded={leaf ? undefined : row.open}
      aria-label={leaf ? spoken(row.operation) : row.label}
      title={leaf ? spoken(row.operation) : undefined}
      tabIndex={focusable ? 0 : -1}
      onClick={onPress}
    >
      {leaf ? <Leaf row={row} /> : <Branch row={row} />}
    </div>
  )
}

function Branch({ row }: { readonly row: BranchRow }): ReactNode {
  return (
    <>
      {row.open ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
      <span>{row.label}</span>
    </>
  )
}

function Leaf({ row: { operation } }: { readonly row: LeafRow }): ReactNode {
  return (
    <>
      <span className={`method method-${operation.method.toLowerCase()}`}>{operation.method}</span>
      <span className="tree-path">{shortPath(operation.path)}</span>
      {operation.restricted !== undefined && <Lock size={11} aria-hidden />}
      <span className="tree-source">{operation.source === 'documented' ? 'doc' : 'SDK'}</span>
    </>
  )
}

function spoken({ method, path, summary, source, restricted }: Operation): string {
  const origin = source === 'documented' ? 'documented' : 'from the SDK'
  return `${method} ${shortPath(path)}: ${summary} (${origin}${restricted === undefined ? '' : `, needs a ${restricted}`})`
}
