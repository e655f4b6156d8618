import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import './field.css'

export interface SelectOption {
  readonly value: string
  readonly label: string
  /** Options of one group stand together under its name, in the order of their first appearance. */
  readonly group?: string
}

interface SelectProps {
  readonly label: string
  readonly labelUnseen?: boolean
  readonly inline?: boolean
  readonly options: readonly SelectOption[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly disabled?: boolean
  readonly hint?: ReactNode
}

/** The browser's own select: it costs nothing to load, and knows every keyboard and screen reader. */
export function Select({
  label,
  labelUnseen,
  inline,
  options,
  value,
  onChange,
  disabled,
  hint,
}: SelectProps): ReactNode {
  const id = useId()
  return (
    <div className={inline ? 'field field-inline' : 'field'}>
      <label htmlFor={id} className={labelUnseen ? 'unseen' : 'field-label'}>
        {label}
      </label>
      <span className="select">
        <select
          id={id}
          value={value}
          disabled={disabled}
          autoComplete="off"
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value)}
        >
          {[...Map.groupBy(options, (option) => option.group)].map(([group, members]) =>
            group === undefined ? (
              members.map(toOption)
            ) : (
              <optgroup key={group} label={group}>
                {members.map(toOption)}
              </optgroup>
            ),
          )}
        </select>
        <ChevronDown size={14} aria-hidden />
      </span>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

function toOption({ value, label }: SelectOption): ReactNode {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  )
}
