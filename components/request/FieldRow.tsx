import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { SuggestField, type Suggestion } from '#components/ui/SuggestField.tsx'
import type { Parameter } from '#lib/signet/catalogue/catalogue.ts'
import type { Row } from '#lib/signet/request/request.ts'
import { t } from '#lib/text.ts'
import { ParameterField, type Wrong } from './ParameterField.tsx'

interface FieldRowProps {
  readonly row: Row
  readonly noun: keyof typeof NOUNS
  /** From 1, to tell rows apart that have no name yet. */
  readonly position: number
  /** What the focus finds the row's value by. */
  readonly place: string
  /** Undefined for the user's own row, whose name can be typed. */
  readonly known?: Parameter | undefined
  readonly wrong?: Wrong | undefined
  readonly names?: readonly Suggestion[]
  readonly values: readonly Suggestion[]
  /** A button behind the value. */
  readonly tool?: ReactNode
  readonly onChange: (row: Row) => void
  readonly onRemove?: (() => void) | undefined
}

/** What a row of a kind is called while it has no name, and what its name is called. */
const NOUNS = {
  parameter: { row: (n: number) => t('parameter {n}', { n }), name: (n: number) => t('Name of parameter {n}', { n }) },
  header: { row: (n: number) => t('header {n}', { n }), name: (n: number) => t('Name of header {n}', { n }) },
} as const

/** A tick, a name and a value. What is empty is not sent, and not ticked: a tick leads to its value, and typing one ticks it. */
export function FieldRow(props: FieldRowProps): ReactNode {
  const { row, noun, position, place, known, wrong, names = [], values, tool, onChange, onRemove } = props
  const id = useId()
  const called = row.name || NOUNS[noun].row(position)
  const empty = row.value === ''
  return (
    <div className="field-row" data-off={!row.enabled || empty || undefined}>
      <input
        type="checkbox"
        autoComplete="off"
        aria-label={t('Send {name}', { name: called })}
        title={empty ? t('Not sent while it is empty') : undefined}
        checked={row.enabled && !empty}
        onChange={(event) => {
          if (empty) valueBeside(event.target)?.focus()
          else onChange({ ...row, enabled: event.target.checked })
        }}
      />
      {known === undefined ? (
        <SuggestField
          label={NOUNS[noun].name(position)}
          placeholder={t('name')}
          value={row.name}
          suggestions={names}
          onChange={(name) => onChange({ ...row, name, enabled: row.enabled || row.name === '' })}
        />
      ) : (
        <FieldRowName
          name={row.name}
          parameter={known}
          required={known.required}
          empty={row.enabled && row.value.trim() === ''}
        />
      )}
      <ParameterField
        label={known === undefined ? t('Value of {name}', { name: called }) : row.name}
        parameter={known}
        value={row.value}
        place={place}
        wrong={wrong}
        describedBy={id}
        suggestions={values}
        onChange={(value) => onChange({ ...row, value, enabled: row.enabled || empty })}
      />
      {onRemove === undefined ? (
        (tool ?? <span />)
      ) : (
        <Button
          kind="quiet"
          label={t('Remove {name}', { name: called })}
          icon={<X size={13} aria-hidden />}
          onPress={onRemove}
        />
      )}
      <WrongLine id={id} wrong={wrong} />
    </div>
  )
}

const valueBeside = (tick: Element): HTMLElement | null | undefined =>
  tick.closest('.field-row')?.querySelector<HTMLElement>('[data-place]')

interface FieldRowNameProps {
  readonly name: string
  readonly parameter: Parameter | undefined
  readonly required: boolean
  readonly empty: boolean
}

export function FieldRowName({ name, parameter, required, empty }: FieldRowNameProps): ReactNode {
  return (
    <span className="field-row-name" title={parameter?.description}>
      {name}
      {required && <span className="required"> *</span>}
      {required && empty && <span className="field-row-needed">{t('needed')}</span>}
    </span>
  )
}

/** What is wrong with a row, under its value. */
export function WrongLine({ id, wrong }: { readonly id: string; readonly wrong: Wrong | undefined }): ReactNode {
  if (wrong === undefined) return null
  return (
    <p id={id} className={wrong.refused ? 'field-row-wrong refused' : 'field-row-wrong'}>
      {wrong.message}
    </p>
  )
}
