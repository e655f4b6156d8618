import { ChevronDown, ChevronRight, Lock, Webhook } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#lib/text.ts'
import { type EndpointRow, type LeafRow, rowText, shortPath } from './endpoint-rows.ts'
import { matchWords, SOURCE_WORDS } from './operation-words.ts'
import './method.css'
import './tree.css'

interface TreeRowProps {
  readonly row: EndpointRow
  readonly focusable: boolean
  readonly chosen: boolean
  readonly onPress: () => void
}

/** One line of the tree of endpoints. The tree around it hears its keys. */
export function TreeRow({ row, focusable, chosen, onPress }: TreeRowProps): ReactNode {
  const spoken = spokenText(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it hears the keys of all its rows
    <div
      role="treeitem"
      data-key={row.key}
      data-level={row.level}
      className={classOf(row)}
      aria-level={row.level}
      aria-selected={chosen}
      aria-expanded={'open' in row ? row.open : undefined}
      aria-label={spoken}
      title={'open' in row ? undefined : spoken}
      tabIndex={focusable ? 0 : -1}
      onClick={onPress}
    >
      <Contents row={row} />
    </div>
  )
}

function classOf(row: EndpointRow): string {
  if ('open' in row) return 'tree-row tree-branch'
  return 'operation' in row && row.isFound ? 'tree-row tree-found' : 'tree-row'
}

function Contents({ row }: { readonly row: EndpointRow }): ReactNode {
  if ('operation' in row) return <Leaf row={row} />
  if ('unpublished' in row) {
    return (
      <>
        <span className="tree-path tree-unpublished">{row.unpublished.name}</span>
        <span className="tree-source tree-add">{t('Add path')}</span>
      </>
    )
  }
  if ('webhook' in row) {
    return (
      <>
        <Webhook size={12} aria-hidden />
        <span className="tree-path">{row.webhook.name}</span>
      </>
    )
  }
  return (
    <>
      {row.open ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
      <span>{row.label}</span>
    </>
  )
}

function Leaf({ row: { operation, matched, isFound } }: { readonly row: LeafRow }): ReactNode {
  return (
    <>
      <span className={`method method-${operation.method.toLowerCase()}`}>{operation.method}</span>
      {isFound ? (
        <span className="tree-path">
          {operation.summary}
          <span className="tree-below">{shortPath(operation.path)}</span>
        </span>
      ) : (
        <span className="tree-path">{shortPath(operation.path)}</span>
      )}
      {operation.restricted !== undefined && <Lock size={11} aria-hidden />}
      {matched !== undefined && <span className="tree-match">{matched.word}</span>}
      {matched === undefined && !isFound && <span className="tree-source">{SOURCE_WORDS[operation.source].short}</span>}
    </>
  )
}

function spokenText(row: EndpointRow): string {
  if ('unpublished' in row) return t('{name}: path not published. Add path', { name: row.unpublished.name })
  if ('webhook' in row) return t('Event {name}: {about}', { name: row.webhook.name, about: row.webhook.description })
  if (!('operation' in row)) return rowText(row)
  const { method, path, summary, source, restricted } = row.operation
  const marks = [
    SOURCE_WORDS[source].long,
    ...(restricted === undefined ? [] : [t('needs a {permission}', { permission: restricted })]),
    ...(row.matched === undefined ? [] : [matchWords(row.matched)]),
  ]
  return `${method} ${shortPath(path)}: ${summary} (${marks.join(', ')})`
}
