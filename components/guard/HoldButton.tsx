import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { HOLD_MS } from '#lib/signet/request/guard.ts'
import { t } from '#lib/text.ts'
import '#components/ui/button.css'
import './guard.css'

interface HoldButtonProps {
  readonly busy: boolean
  /** It was held to the end. */
  readonly onHeld: () => void
  /** It was pressed by a key or by assistive technology, which cannot hold it. */
  readonly onKey: () => void
}

/** Sends by a press that is held; letting go, or leaving the button, takes it back. How far it is fills the button. */
export function HoldButton({ busy, onHeld, onKey }: HoldButtonProps): ReactNode {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [state, setState] = useState<'idle' | 'holding' | 'too-short'>('idle')
  useEffect(() => () => clearTimeout(timer.current), [])

  function begin(event: PointerEvent): void {
    if (busy || event.button !== 0 || !event.isPrimary) return
    clearTimeout(timer.current)
    setState('holding')
    timer.current = setTimeout(() => {
      setState('idle')
      onHeld()
    }, HOLD_MS)
  }

  function end(then: 'idle' | 'too-short'): void {
    clearTimeout(timer.current)
    setState((now) => (now === 'holding' ? then : now === 'too-short' && then === 'idle' ? 'idle' : now))
  }

  return (
    <button
      type="button"
      className="button button-production send hold-button"
      data-state={state}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onPointerDown={begin}
      onPointerUp={() => end('too-short')}
      onPointerLeave={() => end('idle')}
      onPointerCancel={() => end('idle')}
      onContextMenu={(event) => event.preventDefault()}
      onClick={({ detail }) => {
        // A click of a pointer counts its presses; one of a key does not.
        if (detail === 0 && !busy) onKey()
      }}
    >
      {/* Drawn anew for each press, so that it fills from the start. */}
      {state === 'holding' && <span className="hold-progress" />}
      <span className="hold-label">{state === 'too-short' ? t('Hold longer') : t('Hold to send')}</span>
    </button>
  )
}
