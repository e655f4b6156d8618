import type { KeyboardEvent, ReactNode } from 'react'

interface DividerProps {
  /** The accessible name: what it makes wider. */
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** The arrow to the left makes it wider. */
  readonly reversed?: boolean
  /** The value for a place on the page, in pixels from its left. */
  readonly valueAt: (x: number) => number
  readonly onChange: (value: number) => void
}

/** A line between two columns that can be dragged, or moved by the arrows. */
export function Divider({ label, value, min, max, reversed = false, valueAt, onChange }: DividerProps): ReactNode {
  const set = (wanted: number) => onChange(Math.round(Math.min(max, Math.max(min, wanted))))
  const step = (max - min) / 20

  function onKeyDown(event: KeyboardEvent): void {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (way === 0) return
    event.preventDefault()
    set(value + way * step * (reversed ? -1 : 1))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: <hr> is no control; a separator that moves is this pattern
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className="divider"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) set(valueAt(event.clientX))
      }}
    />
  )
}
