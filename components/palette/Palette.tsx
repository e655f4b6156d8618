import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useModal } from '#components/ui/use-modal.ts'
import { type Command, findCommands } from './commands.ts'
import '#components/request/method.css'
import './palette.css'

interface PaletteProps {
  readonly commands: readonly Command[]
  readonly onRun: (id: string) => void
  readonly onClose: () => void
}

/** Everything by a few letters: arrows choose, Enter does it, Escape closes. */
export function Palette({ commands, onRun, onClose }: PaletteProps): ReactNode {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const dialog = useModal(field)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = findCommands(commands, typed)
  const chosen = Math.min(at, found.length - 1)
  const active = found.length === 0 ? undefined : `${id}-${chosen}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is chosen by either
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, typed])

  function onKeyDown(event: KeyboardEvent): void {
    const next = stepOf(event.key, chosen, found.length)
    if (next !== undefined) setAt(next)
    else if (event.key !== 'Enter') return
    else if (found[chosen] !== undefined && !event.repeat && !event.nativeEvent.isComposing) onRun(found[chosen].id)
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press outside of it closes; by key, Escape does
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Command palette"
      onCancel={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <input
        ref={field}
        type="text"
        role="combobox"
        className="palette-field"
        aria-label="Command"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={active}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder="Endpoint, action, tab or profile"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label="Commands" className="palette-list">
        {found.map((command, row) => (
          <Row key={command.id} id={`${id}-${row}`} command={command} chosen={row === chosen} onRun={onRun} />
        ))}
      </div>
      {found.length === 0 && <p className="palette-none muted">Nothing is called that. Try fewer letters.</p>}
    </dialog>
  )
}

/** Where a key leads to; undefined for one that leads nowhere. */
function stepOf(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at + count - 1) % count
  if (key === 'PageDown') return Math.min(count - 1, at + 8)
  return key === 'PageUp' ? Math.max(0, at - 8) : undefined
}

interface RowProps {
  readonly id: string
  readonly command: Command
  readonly chosen: boolean
  readonly onRun: (id: string) => void
}

function Row({ id, command, chosen, onRun }: RowProps): ReactNode {
  const { kind, label, detail, method, keys } = command
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field beside it has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen row
    <div id={id} role="option" aria-selected={chosen} className="palette-row" onClick={() => onRun(command.id)}>
      {method !== undefined && <span className={`method method-${method.toLowerCase()}`}>{method}</span>}
      <span className="palette-label">{label}</span>
      {detail && <span className={method === undefined ? 'palette-detail' : 'palette-detail mono'}>{detail}</span>}
      <span className="palette-kind">{kind}</span>
      {keys && <kbd>{keys}</kbd>}
    </div>
  )
}
