import { type ReactNode, useId } from 'react'
import type { FormField } from '#lib/signet/body/form-fields.ts'
import { withoutChoices } from '#lib/signet/problems/place-marks.ts'
import { t } from '#lib/text.ts'
import { useFormTools } from './form-tools.ts'

interface FieldShellProps {
  readonly field: FormField
  /** The control; it is given the id of the text that says what is wrong, where something is. */
  readonly children: (wrong: { readonly invalid: boolean; readonly describedBy: string | undefined }) => ReactNode
  /** Buttons behind the control. */
  readonly tools?: ReactNode
}

/** A field's name, its control, its buttons, and the line that says what is wrong with it. */
export function FieldShell({ field, children, tools }: FieldShellProps): ReactNode {
  const { marks, checks } = useFormTools()
  const id = useId()
  const mark = marks.get(field.pointer)
  const check = field.present ? checks.get(field.pointer) : undefined
  const wrong = mark ?? check
  return (
    <div className="form-row">
      <FieldName field={field} />
      <div className="form-control">
        {children({ invalid: mark !== undefined, describedBy: wrong === undefined ? undefined : id })}
        {wrong !== undefined && (
          <p id={id} className={mark === undefined ? 'form-check' : 'form-mark'}>
            {withoutChoices(wrong, field.choices.map(plainChoice))}
          </p>
        )}
      </div>
      <div className="form-tools">{tools}</div>
    </div>
  )
}

/** A choice as it is read: a text without its quotes. */
export function plainChoice(json: string): string {
  return json.startsWith('"') ? String(JSON.parse(json)) : json
}

/** What the documentation says of it is a tooltip here, and stands in full beside the group or in the editor. */
export function FieldName({ field }: { readonly field: FormField }): ReactNode {
  const { name, description, required, isItem, unknown, pointer, present } = field
  const isNeeded = useFormTools().checks.has(pointer) && required && !present
  return (
    <span className="form-name" title={description || undefined}>
      {name || t('body')}
      {required && !isItem && <span className="required"> *</span>}
      {isNeeded && <span className="form-unknown">{t('needed')}</span>}
      {unknown && <span className="form-unknown">{t('not documented')}</span>}
    </span>
  )
}
