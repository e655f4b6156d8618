import { createContext, useContext } from 'react'
import type { Suggestion } from '#components/ui/SuggestField.tsx'
import type { ChosenAlternatives } from '#lib/signet/body/chosen-form.ts'
import type { FormField } from '#lib/signet/body/form-fields.ts'
import type { Generator } from '#lib/signet/body/generated-value.ts'

/** What every field of a form needs of the whole: ways to change the body, and what is known of its places. */
export interface FormTools {
  /** The body's text. */
  readonly text: string
  readonly onText: (text: string) => void
  readonly onTyped: (field: FormField, typed: string) => void
  readonly chosen: ChosenAlternatives
  readonly onChosen: (pointer: string, alternative: number) => void
  /** What the last answer complains about, by pointer. */
  readonly marks: ReadonlyMap<string, string>
  /** What the documentation would not allow, by pointer. */
  readonly checks: ReadonlyMap<string, string>
  readonly generate: (generator: Generator, name: string) => string
  /** What this profile has seen of a kind, newest first. */
  readonly knownIds: (kind: string) => readonly Suggestion[]
}

export const FormContext = createContext<FormTools | undefined>(undefined)

export function useFormTools(): FormTools {
  const tools = useContext(FormContext)
  if (tools === undefined) throw new Error('A field stands outside of a form.')
  return tools
}
