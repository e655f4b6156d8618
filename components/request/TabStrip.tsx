import { Plus, RotateCcw, X } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#components/ui/Button.tsx'
import { t } from '#lib/text.ts'
import './tab-strip.css'

export interface StripTab {
  readonly id: string
  readonly method: string
  /** What it asks for: the end of its path; empty for a request of which nothing is typed. */
  readonly title: string
  /** In full, for those who point at it. */
  readonly about: string
}

interface TabStripProps {
  readonly tabs: readonly StripTab[]
  readonly active: string
  readonly onShow: (id: string) => void
  readonly onClose: (id: string) => void
  readonly onNew: () => void
  /** Undefined where none was closed. */
  readonly onReopen: (() => void) | undefined
}

/** The open requests, side by side. Arrows move, Delete or a middle click closes, as the ARIA pattern for tabs has it. */
export function TabStrip({ tabs, active, onShow, onClose, onNew, onReopen }: TabStripProps): ReactNode {
  const strip = useRef<HTMLDivElement>(null)
  const find = (id: string) => strip.current?.querySelector<HTMLElement>(`[data-tab="${id}"]`)
  useEffect(() => {
    strip.current?.querySelector(`[data-tab="${active}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active])

  function onKeyDown(event: KeyboardEvent): void {
    const at = tabs.findIndex(({ id }) => id === active)
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: at - 1,
      Home: 0,
      End: -1,
    }
    const next = tabs.at(moves[event.key] ?? at)
    if (event.key === 'Delete') closeHere()
    else if (event.key in moves && next !== undefined) {
      onShow(next.id)
      find(next.id)?.focus()
    } else return
    event.preventDefault()
  }

  /** The one that takes the closed one's place has the focus at once: the next key may be struck before the next frame. */
  function closeHere(): void {
    flushSync(() => onClose(active))
    strip.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }

  return (
    <div className="tab-strip">
      <div ref={strip} role="tablist" aria-label={t('Requests')} className="tab-strip-tabs" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <Tab key={tab.id} {...tab} active={tab.id === active} onShow={onShow} onClose={onClose} />
        ))}
      </div>
      {onReopen && (
        <Button
          kind="quiet"
          label={t('Reopen the closed request')}
          icon={<RotateCcw size={13} aria-hidden />}
          onPress={onReopen}
        />
      )}
      <Button kind="quiet" label={t('New request')} icon={<Plus size={14} aria-hidden />} onPress={onNew} />
    </div>
  )
}

interface TabProps extends StripTab {
  readonly active: boolean
  readonly onShow: (id: string) => void
  readonly onClose: (id: string) => void
}

function Tab({ id, method, title, about, active, onShow, onClose }: TabProps): ReactNode {
  const closeByWheel = (event: MouseEvent) => {
    if (event.button === 1) onClose(id)
  }
  return (
    <button
      type="button"
      role="tab"
      data-tab={id}
      className="strip-tab"
      aria-selected={active}
      tabIndex={active ? 0 : -1}
      title={`${about}\n${t('Delete or a middle click closes it')}`}
      onClick={() => onShow(id)}
      onAuxClick={closeByWheel}
    >
      {title !== '' && <span className={`method method-${method.toLowerCase()}`}>{method}</span>}
      <span className="strip-title">{title || t('New request')}</span>
      {/* For the mouse: a button in a tab is none for a screen reader, and Delete is there for the keyboard. */}
      <span
        aria-hidden
        className="strip-close"
        onClick={(event) => {
          event.stopPropagation()
          onClose(id)
        }}
      >
        <X size={12} />
      </span>
    </button>
  )
}
