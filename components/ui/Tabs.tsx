import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import './tabs.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  /** How many there are, behind the label; nothing is shown for 0. */
  readonly badge?: number
}

interface TabListProps<Id extends string> {
  /** Begins the ids of tabs and panels: `{id}-{tab}`. */
  readonly id: string
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
  /** The id of a tab's panel. */
  readonly panelId: (tab: Id) => string
}

/** The list alone, for panels that stand elsewhere. One tab stop; arrows, Home and End move and choose, as the ARIA pattern says. */
export function TabList<Id extends string>({ id, label, tabs, value, onChange, panelId }: TabListProps<Id>): ReactNode {
  const list = useRef<HTMLDivElement>(null)

  function move(event: KeyboardEvent): void {
    const at = tabs.findIndex((tab) => tab.id === value)
    const next = tabs[nextIndex(event.key, at, tabs.length)]
    if (next === undefined) return
    event.preventDefault()
    onChange(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }

  return (
    <div ref={list} role="tablist" aria-label={label} className="tabs" onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${id}-${tab.id}`}
          data-tab={tab.id}
          className="tab"
          aria-selected={tab.id === value}
          aria-controls={panelId(tab.id)}
          tabIndex={tab.id === value ? 0 : -1}
          onClick={() => onChange(tab.id)}
        >
          {tab.label}
          {tab.badge ? <span className="tab-badge">{tab.badge}</span> : null}
        </button>
      ))}
    </div>
  )
}

interface TabsProps<Id extends string> extends Omit<TabListProps<Id>, 'id' | 'panelId'> {
  /** The chosen tab's panel. */
  readonly children: ReactNode
  readonly className?: string
}

/** A tab list and its one panel. */
export function Tabs<Id extends string>({ children, className, ...list }: TabsProps<Id>): ReactNode {
  const id = useId()
  return (
    <>
      <TabList id={id} panelId={() => `${id}-panel`} {...list} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${list.value}`} className={className}>
        {children}
      </div>
    </>
  )
}

/** Where a key leads from the tab at `at`: past the end to the start; -1 for a key that does not move. */
function nextIndex(key: string, at: number, count: number): number {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return -1
}
