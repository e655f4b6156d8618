import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { SuggestField } from '#components/ui/SuggestField.tsx'
import type { FormField } from '#lib/signet/body/form-fields.ts'
import { generatorsOf } from '#lib/signet/body/generated-value.ts'
import { removeAt } from '#lib/signet/json/json-edit.ts'
import { placeKey } from '#lib/signet/problems/place-marks.ts'
import { t } from '#lib/text.ts'
import { FieldShell, plainChoice } from './FieldShell.tsx'
import { useFormTools } from './form-tools.ts'
import { GenerateButton } from './GenerateButton.tsx'
import { JsonText } from './JsonText.tsx'

/** A text of this length or with lines wants room. */
const LONG = 300

/** One value that is no group: a line or a box of text, a number, a choice, or JSON. */
export function ValueField({ field }: { readonly field: FormField }): ReactNode {
  const { text, onText, onTyped, generate } = useFormTools()
  const place = placeKey({ in: 'body', pointer: field.pointer })
  const [generator] = field.kind === 'text' ? generatorsOf(field.name, field.schema) : []
  const tools = (
    <>
      {generator && (
        <GenerateButton
          generator={generator}
          of={field.name}
          onPress={() => onTyped(field, generate(generator, field.name))}
        />
      )}
      {(field.isItem || field.unknown) && (
        <Button
          kind="quiet"
          label={t('Remove {name}', { name: field.name })}
          icon={<X size={13} aria-hidden />}
          onPress={() => onText(removeAt(text, field.pointer))}
        />
      )}
    </>
  )
  return (
    <FieldShell field={field} tools={tools}>
      {(wrong) => <Control field={field} place={place} {...wrong} />}
    </FieldShell>
  )
}

interface ControlProps {
  readonly field: FormField
  readonly place: string
  readonly invalid: boolean
  readonly describedBy: string | undefined
}

function Control(props: ControlProps): ReactNode {
  const { field, place, invalid, describedBy } = props
  const { onTyped, knownIds } = useFormTools()
  const { kind, name, text, placeholder, description } = field
  if (kind === 'choice') return <Choice {...props} />
  if (kind === 'json') return <JsonText {...props} />
  if (kind === 'text' && (text.includes('\n') || Number(field.schema['maxLength']) >= LONG)) {
    return (
      <textarea
        className="input form-text"
        aria-label={name}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        data-place={place}
        autoComplete="off"
        rows={Math.min(6, text.split('\n').length)}
        placeholder={placeholder || description}
        value={text}
        onChange={(event) => onTyped(field, event.target.value)}
      />
    )
  }
  return (
    <SuggestField
      label={name}
      value={text}
      suggestions={field.idKind === undefined ? [] : knownIds(field.idKind)}
      onChange={(typed) => onTyped(field, typed)}
      placeholder={field.present && text === '' ? t('empty text') : placeholder || description}
      title={description || undefined}
      invalid={invalid}
      describedBy={describedBy}
      place={place}
      inputMode={kind === 'number' ? 'decimal' : undefined}
    />
  )
}

/** The browser's own select. What stands in the text and is not among the choices stays, and is told. */
function Choice({ field, place, invalid, describedBy }: ControlProps): ReactNode {
  const { onTyped } = useFormTools()
  const { name, text, choices, required, isItem } = field
  const isForeign = field.present && !choices.includes(text)
  return (
    <select
      className="input input-mono"
      aria-label={name}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      data-place={place}
      value={text}
      onChange={(event) => onTyped(field, event.target.value)}
    >
      {!(isItem && field.present) && <option value="">{required ? t('choose…') : t('not sent')}</option>}
      {isForeign && <option value={text}>{t('{value} (unknown)', { value: plainChoice(text) })}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {plainChoice(choice)}
        </option>
      ))}
    </select>
  )
}
