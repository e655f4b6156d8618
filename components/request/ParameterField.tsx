import type { ReactNode } from 'react'
import { SuggestField, type Suggestion } from '#components/ui/SuggestField.tsx'
import { listOf, typesOf } from '#lib/signet/body/form-schema.ts'
import type { Parameter } from '#lib/signet/catalogue/catalogue.ts'
import { t } from '#lib/text.ts'

/** What is wrong with a value: refused by an answer, or not as the documentation has it. */
export interface Wrong {
  readonly message: string
  readonly refused: boolean
}

interface ParameterFieldProps {
  readonly label: string
  /** Undefined for what no documentation knows. */
  readonly parameter: Parameter | undefined
  readonly value: string
  readonly place: string
  readonly wrong: Wrong | undefined
  /** The id of the line that says what is wrong. */
  readonly describedBy: string
  /** A send was refused because it is empty. */
  readonly missing?: boolean
  readonly suggestions: readonly Suggestion[]
  readonly onChange: (value: string) => void
}

/** The value of a parameter: a choice where the documentation lists them, else a line of text that knows its type. */
export function ParameterField(props: ParameterFieldProps): ReactNode {
  const { label, parameter, value, place, wrong, missing = false, suggestions, onChange } = props
  const choices = parameter === undefined ? [] : choicesOf(parameter)
  const about = {
    'aria-invalid': missing || (wrong?.refused ?? false),
    'aria-describedby': wrong && props.describedBy,
    'data-place': place,
  }
  if (choices.length > 0 && (value === '' || choices.includes(value))) {
    return (
      <select
        className="input input-mono"
        aria-label={label}
        {...about}
        title={parameter?.description}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{parameter?.required ? t('choose…') : t('not sent')}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    )
  }
  const [type] = parameter === undefined ? [] : typesOf(parameter.schema)
  return (
    <SuggestField
      label={label}
      value={value}
      suggestions={suggestions}
      onChange={onChange}
      placeholder={parameter === undefined ? t('value') : placeholderOf(parameter)}
      title={parameter?.description}
      invalid={about['aria-invalid']}
      describedBy={about['aria-describedby']}
      place={place}
      inputMode={type === 'integer' || type === 'number' ? 'decimal' : undefined}
    />
  )
}

function choicesOf({ schema }: Parameter): readonly string[] {
  if (typesOf(schema)[0] === 'boolean') return ['true', 'false']
  return listOf(schema['enum']).map(String)
}

/** The default where there is one: what the server takes when the field stays empty. */
function placeholderOf({ schema, description }: Parameter): string {
  return schema['default'] === undefined ? description : String(schema['default'])
}
