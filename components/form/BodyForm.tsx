import { type ReactNode, useMemo, useRef, useState } from 'react'
import { type ShownPlace, useShownPlace } from '#components/request/shown-place.ts'
import { checkBody } from '#lib/signet/body/body-check.ts'
import type { ChosenAlternatives } from '#lib/signet/body/chosen-form.ts'
import { typedInto } from '#lib/signet/body/form-edit.ts'
import { formOf } from '#lib/signet/body/form-fields.ts'
import type { Schema } from '#lib/signet/catalogue/catalogue.ts'
import { FieldGroup } from './FieldGroup.tsx'
import { FormContext, type FormTools } from './form-tools.ts'
import './form.css'

export interface BodyFormProps extends Pick<FormTools, 'text' | 'onText' | 'marks' | 'generate' | 'knownIds'> {
  readonly schema: Schema
  /** A spot to move the focus to. */
  readonly shown: ShownPlace | undefined
}

/** The body as a form that its schema makes. It writes into the text what is typed, and leaves the rest of it alone. */
export function BodyForm({ schema, shown, ...given }: BodyFormProps): ReactNode {
  const { text, onText } = given
  const [chosen, setChosen] = useState<ChosenAlternatives>({})
  const form = useMemo(() => formOf(schema, text, chosen), [schema, text, chosen])
  // Of a blank body as well it is told what is needed.
  const checks = useMemo(() => checkBody(schema, text.trim() === '' ? '{}' : text), [schema, text])
  const panel = useRef<HTMLDivElement>(null)
  useShownPlace(panel, shown, ['body'], '[data-place]')
  if (form === undefined) return null
  const tools: FormTools = {
    ...given,
    chosen,
    checks,
    onTyped: (field, typed) => onText(typedInto(text, field, typed)),
    onChosen: (pointer, alternative) => setChosen({ ...chosen, [pointer]: alternative }),
  }
  return (
    <FormContext value={tools}>
      <div ref={panel} className="form">
        <FieldGroup field={form} bare />
      </div>
    </FormContext>
  )
}
