import { Check, ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import './button.css'
import './menu.css'

export interface MenuItem<Id extends string = string> {
  readonly id: Id
  readonly label: string
  /** Set for one of several that exclude each other, or, with `many`, for one that can be switched on and off. */
  readonly checked?: boolean
  /** Marks around the label. */
  readonly before?: ReactNode
  readonly after?: ReactNode
}

interface MenuProps<Id extends string> {
  /** The accessible name of button and menu. */
  readonly label: string
  readonly items: readonly MenuItem<Id>[]
  readonly icon?: ReactNode
  /** Several items may be checked. */
  readonly many?: boolean
  /** The button shows its icon alone. */
  readonly iconOnly?: boolean
  /** In place of the looks of a button of its own, for one that is a part of another. */
  readonly className?: string
  readonly disabled?: boolean
  /** Of the button: one of several may be the only one that Tab stops at. */
  readonly tabIndex?: number | undefined
  readonly busy?: boolean
  /** The pointer or the focus has come: what a choice needs can be loaded. */
  readonly onIntent?: () => void
  readonly onChoose: (id: Id) => void
}

/**
 * A button with a menu, as the ARIA pattern says: arrows, Home, End and first letters move; Escape, Tab and a press
 * elsewhere close. The browser's own popover, so that nothing clips it and nothing has to be loaded for it.
 */
export function Menu<Id extends string>(props: MenuProps<Id>): ReactNode {
  const { label, icon, iconOnly, disabled, className } = props
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  function toggled(nowOpen: boolean): void {
    setOpen(nowOpen)
    if (nowOpen) focusItem(list.current, 0)
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className ?? (iconOnly ? 'button button-quiet button-icon' : 'button button-plain')}
        disabled={disabled}
        tabIndex={props.tabIndex}
        aria-busy={props.busy ?? false}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={iconOnly ? label : undefined}
        title={iconOnly ? label : undefined}
        popoverTarget={`${id}-menu`}
        onPointerEnter={props.onIntent}
        onFocus={props.onIntent}
        onKeyDown={(event) => openByKey(event, list.current)}
      >
        {icon}
        {!iconOnly && label}
        {!iconOnly && <ChevronDown size={14} aria-hidden />}
      </button>
      {!disabled && (
        <div
          ref={list}
          id={`${id}-menu`}
          popover="auto"
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className="menu"
          onBeforeToggle={({ newState }) => newState === 'open' && place(list.current, button.current)}
          onToggle={({ newState }) => toggled(newState === 'open')}
          onKeyDown={(event) => moveByKey(event, list.current)}
        >
          <Items {...props} onDone={() => list.current?.hidePopover()} />
        </div>
      )}
    </>
  )
}

interface ItemsProps<Id extends string> extends Pick<MenuProps<Id>, 'items' | 'many' | 'onChoose'> {
  readonly onDone: () => void
}

function Items<Id extends string>({ items, many, onChoose, onDone }: ItemsProps<Id>): ReactNode {
  return items.map(({ id, label, checked, before, after }) => (
    <button
      key={id}
      type="button"
      {...(checked === undefined
        ? { role: 'menuitem' }
        : { role: many ? 'menuitemcheckbox' : 'menuitemradio', 'aria-checked': checked })}
      tabIndex={-1}
      className="menu-item"
      onClick={() => {
        onDone()
        onChoose(id)
      }}
    >
      {checked !== undefined && <span className="menu-mark">{checked && <Check size={13} aria-hidden />}</span>}
      {before}
      <span className="menu-label">{label}</span>
      {after && <span className="menu-after">{after}</span>}
    </button>
  ))
}

/** Below the button or above it, wherever there is more room, and never past the edge of the page. */
function place(menu: HTMLElement | null, button: HTMLElement | null): void {
  if (menu === null || button === null) return
  const { left, top, bottom } = button.getBoundingClientRect()
  const [width, height] = [document.documentElement.clientWidth, window.innerHeight]
  const below = height - bottom >= top
  menu.style.display = 'block'
  const rightmost = width - menu.offsetWidth - EDGE
  Object.assign(menu.style, {
    display: '',
    left: `${Math.max(EDGE, Math.min(left, rightmost))}px`,
    top: below ? `${bottom + 4}px` : 'auto',
    bottom: below ? 'auto' : `${height - top + 4}px`,
    maxHeight: `${(below ? height - bottom : top) - 12}px`,
  })
}

const EDGE = 8

const itemsOf = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('.menu-item')]

function focusItem(menu: HTMLElement | null, index: number): void {
  if (menu !== null) itemsOf(menu).at(index)?.focus()
}

function openByKey(event: KeyboardEvent, menu: HTMLElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  menu?.showPopover()
}

function moveByKey(event: KeyboardEvent, menu: HTMLElement | null): void {
  if (menu === null) return
  const items = itemsOf(menu)
  const at = items.indexOf(document.activeElement as HTMLElement)
  if (event.key === 'Escape' || event.key === 'Tab') menu.hidePopover()
  // Tab goes on from the button, to which the focus has just returned.
  if (event.key === 'Tab') return
  const next = event.key === 'Escape' ? undefined : nextIndex(event.key, at, items)
  if (next !== undefined) focusItem(menu, next)
  if (next !== undefined || event.key === 'Escape') event.preventDefault()
}

/** Where a key leads from the item at `at`; undefined for a key that does not move. */
function nextIndex(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: at - 1,
    Home: 0,
    End: -1,
  }
  if (key in moves) return moves[key]
  if (key.length > 1 || key === ' ') return undefined
  const begins = items.map((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))
  const after = begins.indexOf(true, at + 1)
  const found = after >= 0 ? after : begins.indexOf(true)
  return found >= 0 ? found : undefined
}
