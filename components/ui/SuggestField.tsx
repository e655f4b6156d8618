import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './field.css'
import './suggest.css'

export interface Suggestion {
  readonly value: string
  /** What it stands for: a client's name. */
  readonly about?: string | undefined
}

interface SuggestFieldProps {
  /** The accessible name; the label that is seen stands elsewhere. */
  readonly label: string
  readonly value: string
  readonly suggestions: readonly Suggestion[]
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  readonly title?: string | undefined
  readonly invalid?: boolean
  readonly describedBy?: string | undefined
  /** What the focus finds it by. */
  readonly place?: string | undefined
  readonly inputMode?: 'decimal' | undefined
  readonly className?: string
  /** The focus has left the field. */
  readonly onLeave?: () => void
  /** Selects what stands there when the focus comes: for a field that is replaced rather than edited. */
  readonly selects?: boolean
}

/** More than this nobody reads: typing narrows it down. */
const MOST_SHOWN = 50

/**
 * A line of text that offers values, and takes any other: the ARIA combobox with a list. Down or a click opens it,
 * typing narrows it, Enter takes what is marked, Escape closes it. Without suggestions it is a plain line of text.
 */
export function SuggestField(props: SuggestFieldProps): ReactNode {
  const { label, value, suggestions, onChange } = props
  const offers = suggestions.length > 0
  const classes = ['input input-mono', offers && 'suggest-input', props.className]
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState<{ readonly narrowed: boolean; readonly at: number }>()
  const shown = open === undefined ? [] : narrow(suggestions, open.narrowed ? value : '')
  const isOpen = open !== undefined && shown.length > 0
  const at = Math.min(open?.at ?? -1, shown.length - 1)

  function take(chosen: Suggestion | undefined): void {
    setOpen(undefined)
    if (chosen !== undefined) onChange(chosen.value)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move !== undefined && offers) {
      const count = narrow(suggestions, open?.narrowed ? value : '').length
      const next = open === undefined ? (move > 0 ? 0 : count - 1) : (at + move + count) % count
      setOpen({ narrowed: open?.narrowed ?? false, at: next })
    } else if (isOpen && event.key === 'Enter' && !event.ctrlKey && !event.metaKey && at >= 0) take(shown[at])
    else if (isOpen && event.key === 'Escape') setOpen(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <input
        ref={input}
        type="text"
        {...(offers ? comboboxOf(id, isOpen, at) : {})}
        className={classes.filter(Boolean).join(' ')}
        aria-label={label}
        aria-invalid={props.invalid ?? false}
        aria-describedby={props.describedBy}
        title={props.title}
        data-place={props.place}
        inputMode={props.inputMode}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={props.placeholder}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          if (offers) setOpen({ narrowed: true, at: -1 })
        }}
        onClick={() => offers && setOpen({ narrowed: false, at: -1 })}
        onFocus={(event) => props.selects && event.currentTarget.select()}
        onBlur={() => {
          setOpen(undefined)
          props.onLeave?.()
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && <List id={id} label={label} input={input.current} shown={shown} at={at} onTake={take} />}
    </>
  )
}

const comboboxOf = (id: string, isOpen: boolean, at: number) =>
  ({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': isOpen,
    'aria-controls': `${id}-list`,
    'aria-activedescendant': isOpen && at >= 0 ? `${id}-${at}` : undefined,
  }) as const

function narrow(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase()
  const fits = suggestions.filter(({ value, about = '' }) => `${value} ${about}`.toLowerCase().includes(wanted))
  return fits.length === 1 && fits[0]?.value === typed ? [] : fits.slice(0, MOST_SHOWN)
}

interface ListProps {
  readonly id: string
  readonly label: string
  readonly input: HTMLInputElement | null
  readonly shown: readonly Suggestion[]
  readonly at: number
  readonly onTake: (chosen: Suggestion) => void
}

function List({ id, label, input, shown, at, onTake }: ListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.showPopover()
    place(list.current, input)
  }, [input])
  useEffect(() => {
    list.current?.children.item(at)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    // The focus stays in the text, which tells the marked option.
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} popover="manual" className="suggest-list">
      {shown.map((one, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the text's
        <div
          key={one.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className="suggest-option"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(one)}
        >
          <span className="suggest-value">{one.value}</span>
          {one.about && <span className="suggest-about">{one.about}</span>}
        </div>
      ))}
    </div>
  )
}

/** Below the text or above it, wherever there is more room. */
function place(list: HTMLElement | null, input: HTMLElement | null): void {
  if (list === null || input === null) return
  const { left, top, bottom, width } = input.getBoundingClientRect()
  const below = window.innerHeight - bottom >= top
  Object.assign(list.style, {
    left: `${Math.max(8, Math.min(left, document.documentElement.clientWidth - 8 - Math.max(width, list.offsetWidth)))}px`,
    minWidth: `${width}px`,
    top: below ? `${bottom + 2}px` : 'auto',
    bottom: below ? 'auto' : `${window.innerHeight - top + 2}px`,
    maxHeight: `${Math.min(240, (below ? window.innerHeight - bottom : top) - 10)}px`,
  })
}
