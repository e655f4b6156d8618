import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { explain } from '#lib/answer/explain.ts'
import type { TreeRow } from '#lib/answer/tree-rows.ts'
import { visibleText } from '#lib/signet/text/visible-text.ts'
import { t, tn } from '#lib/text.ts'

interface JsonTreeRowProps {
  /** Undefined until it has come from where the answer is read. */
  readonly row: TreeRow | undefined
  readonly id: string
  readonly top: number
  readonly active: boolean
  /** For how far a moment is; epoch milliseconds. */
  readonly now: number
  readonly onPress: () => void
}

/** One line of the tree: name, value as it was received, and what there is to say about it. */
export function JsonTreeRow({ row, id, top, active, now, onPress }: JsonTreeRowProps): ReactNode {
  if (row === undefined) return <div className="json-row" style={{ top }} />
  const said = explain(row, now)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it hears the keys of all its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names the active row
    <div
      role="treeitem"
      id={id}
      className="json-row"
      style={{ top, '--level': row.level } as CSSProperties}
      data-matches={row.matches || undefined}
      aria-level={row.level}
      aria-setsize={row.siblings}
      aria-posinset={row.order + 1}
      aria-expanded={row.open}
      aria-selected={active}
      onClick={() => getSelection()?.isCollapsed !== false && onPress()}
    >
      <span className="json-fold">
        {row.open === true && <ChevronDown size={12} aria-hidden />}
        {row.open === false && <ChevronRight size={12} aria-hidden />}
      </span>
      <Name row={row} />
      <Value row={row} />
      {said && (
        <span className={`json-said json-${said.tone}`}>
          {said.tone === 'warning' && <TriangleAlert size={11} aria-hidden />}
          {said.text}
        </span>
      )}
    </div>
  )
}

function Name({ row }: { readonly row: TreeRow }): ReactNode {
  if (row.level === 1) return null
  return (
    <>
      <span className={row.name === undefined ? 'json-order' : 'json-name'}>
        {row.name === undefined ? row.order : visibleText(row.name)}
      </span>
      <span className="json-colon">:</span>
      {row.twice && <span className="json-said json-warning json-twice">{t('twice')}</span>}
    </>
  )
}

function Value({ row }: { readonly row: TreeRow }): ReactNode {
  const { kind, source, size, grows, open, more } = row
  if (kind === 'object' || kind === 'array') {
    const count = grows ? `${size}+` : size
    return (
      <span className="json-value json-holds">
        {size > 0 && <span className="json-size">{kind === 'array' ? `[${count}]` : `{${count}}`}</span>}
        {open !== true && <span className="json-preview">{visibleText(source)}</span>}
      </span>
    )
  }
  return (
    <>
      <span className={`json-value json-${kind}`}>{visibleText(source)}</span>
      {more > 0 && <span className="json-said">{tn(more, '{n} more character', '{n} more characters')}</span>}
    </>
  )
}
