import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { matchWords } from '#components/request/operation-words.ts'
import { useHeld } from '#components/ui/use-held.ts'
import { useModal } from '#components/ui/use-modal.ts'
import { t } from '#lib/text.ts'
import { type Command, type FoundCommand, findCommands, KIND_WORDS } from './commands.ts'
import '#components/request/method.css'
import './palette.css'

interface PaletteProps {
  readonly commands: readonly Command[]
  /** All that commands are found by is here; until then Enter waits, unless what it takes is found by its name. */
  readonly complete: boolean
  readonly onRun: (id: string) => void
  readonly onClose: () => void
}

/** Everything by a few letters: arrows choose, Enter does it, Escape closes. */
export function Palette({ commands, complete, onRun, onClose }: PaletteProps): ReactNode {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const dialog = useModal(field)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = findCommands(commands, typed)
  const chosen = Math.min(at, found.length - 1)
  const active = found.length === 0 ? undefined : `${id}-${chosen}`

  const run = useHeld(complete || typed === '' || found[chosen]?.byName === true, () => {
    const row = found[chosen]
    if (row !== undefined) onRun(row.command.id)
  })

  function onKeyDown(event: KeyboardEvent): void {
    const next = stepOf(event.key, chosen, found.length)
    if (next !== undefined) setAt(next)
    else if (event.key !== 'Enter') return
    else if (!event.repeat && !event.nativeEvent.isComposing) run()
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press outside of it closes; by key, Escape does
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('Command palette')}
      onCancel={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <input
        ref={field}
        type="text"
        role="combobox"
        className="palette-field"
        aria-label={t('Command')}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={active}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={t('Endpoint, action, tab or profile')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Rows id={id} found={found} chosen={chosen} onRun={onRun} />
      {complete && found.length === 0 && (
        <p className="palette-none muted">{t('Nothing is called that. Try fewer letters.')}</p>
      )}
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

interface RowsProps {
  readonly id: string
  readonly found: readonly FoundCommand[]
  readonly chosen: number
  readonly onRun: (id: string) => void
}

function Rows({ id, found, chosen, onRun }: RowsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  const chosenId = found[chosen]?.command.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another row is chosen
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen, chosenId])
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('Commands')} className="palette-list">
      {found.map((one, row) => (
        <Row key={one.command.id} id={`${id}-${row}`} {...one} chosen={row === chosen} onRun={onRun} />
      ))}
    </div>
  )
}

interface RowProps extends FoundCommand {
  readonly id: string
  readonly chosen: boolean
  readonly onRun: (id: string) => void
}

function Row({ id, command, matched, chosen, onRun }: RowProps): ReactNode {
  const { kind, label, detail, method, keys } = command
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field beside it has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen row
    <div id={id} role="option" aria-selected={chosen} className="palette-row" onClick={() => onRun(command.id)}>
      {method !== undefined && <span className={`method method-${method.toLowerCase()}`}>{method}</span>}
      <span className="palette-label">{label}</span>
      {detail && <span className={method === undefined ? 'palette-detail' : 'palette-detail mono'}>{detail}</span>}
      {matched && <span className="palette-match">{matchWords(matched)}</span>}
      <span className="palette-kind">{KIND_WORDS[kind]}</span>
      {keys && <kbd>{keys}</kbd>}
    </div>
  )
}
