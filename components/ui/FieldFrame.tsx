import type { ReactNode } from 'react'
import './field.css'

/** What stands around a control: its label above, and one line each for a hint, a note and an error below. */
export interface FieldTexts {
  readonly label: string
  /** Label and control in one row. */
  readonly inline?: boolean
  /** The label is heard and not seen. */
  readonly labelUnseen?: boolean
  readonly hint?: ReactNode
  /** What was changed for the user: "Spaces around it were removed." Announced. */
  readonly note?: string | undefined
  /** What is wrong and what to do. Announced. */
  readonly error?: string | undefined
}

interface FieldFrameProps extends FieldTexts {
  readonly id: string
  readonly children: ReactNode
}

export function FieldFrame({
  id,
  children,
  label,
  inline,
  labelUnseen,
  hint,
  note,
  error,
}: FieldFrameProps): ReactNode {
  return (
    <div className={inline ? 'field field-inline' : 'field'}>
      <label htmlFor={id} className={labelUnseen ? 'unseen' : 'field-label'}>
        {label}
      </label>
      {children}
      <div id={`${id}-about`} className="field-about" hidden={!(hint || note || error)}>
        {hint && <p className="field-hint">{hint}</p>}
        <div role="status">{note && <p className="field-note">{note}</p>}</div>
        <div role="alert">{error && <p className="field-error">{error}</p>}</div>
      </div>
    </div>
  )
}
