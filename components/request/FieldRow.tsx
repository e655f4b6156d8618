import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Row } from '#lib/signet/request.ts'

interface FieldRowProps {
  readonly row: Row
  /** What a row of this kind is called: "parameter", "header". */
  readonly noun: string
  /** From 1, to tell rows apart that have no name yet. */
  readonly position: number
  /** What the focus finds the row's value by. */
  readonly place: string
  /** Undefined for the user's own row, whose name can be typed. */
  readonly known?:
    | { readonly description: string; readonly placeholder: string; readonly required: boolean }
    | undefined
  readonly onChange: (row: Row) => void
  readonly onRemove?: (() => void) | undefined
}

/** A tick, a name and a value. Typing a value into an empty row ticks it. */
export function FieldRow({ row, noun, position, place, known, onChange, onRemove }: FieldRowProps): ReactNode {
  const called = row.name || `${noun} ${position}`
  return (
    <div className="field-row" data-off={!row.enabled || row.value === '' || undefined}>
      <input
        type="checkbox"
        autoComplete="off"
        aria-label={`Send ${called}`}
        checked={row.enabled}
        onChange={(event) => onChange({ ...row, enabled: event.target.checked })}
      />
      {known === undefined ? (
        <Field
          label={`Name of ${noun} ${position}`}
          placeholder="name"
          value={row.name}
          onChange={(name) => onChange({ ...row, name, enabled: row.enabled || row.name === '' })}
        />
      ) : (
        <span className="field-row-name" title={known.description}>
          {row.name}
          {known.required && <span className="required"> *</span>}
        </span>
      )}
      <Field
        label={known === undefined ? `Value of ${called}` : row.name}
        title={known?.description}
        place={place}
        placeholder={known?.placeholder ?? 'value'}
        value={row.value}
        onChange={(value) => onChange({ ...row, value, enabled: row.enabled || row.value === '' })}
      />
      {onRemove === undefined ? (
        <span />
      ) : (
        <Button kind="quiet" label={`Remove ${called}`} icon={<X size={13} aria-hidden />} onPress={onRemove} />
      )}
    </div>
  )
}

interface FieldProps {
  readonly label: string
  readonly title?: string | undefined
  /** What the focus finds it by. */
  readonly place?: string | undefined
  readonly placeholder: string
  readonly value: string
  /** A send was refused for it. */
  readonly wrong?: boolean
  readonly takesFocus?: boolean
  readonly onChange: (value: string) => void
}

/** A bare line of text in a table of them: its name is heard, the row shows it. */
export function Field({
  label,
  title,
  place,
  placeholder,
  value,
  wrong = false,
  takesFocus = false,
  onChange,
}: FieldProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) input.current?.focus()
  }, [takesFocus])
  return (
    <input
      ref={input}
      type="text"
      className="input input-mono"
      aria-label={label}
      title={title}
      data-place={place}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      placeholder={placeholder}
      value={value}
      aria-invalid={wrong}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
