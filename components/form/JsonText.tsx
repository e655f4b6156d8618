import { type ReactNode, useState } from 'react'
import type { FormField } from '#lib/signet/body/form-fields.ts'
import { jsonProblem } from '#lib/signet/json/json-text.ts'
import { t } from '#lib/text.ts'
import { useFormTools } from './form-tools.ts'

interface JsonTextProps {
  readonly field: FormField
  readonly place: string
  readonly invalid: boolean
  readonly describedBy: string | undefined
}

/** A value that has no form, as JSON. What is typed is written into the body as soon as it is JSON, and not before. */
export function JsonText({ field, place, invalid, describedBy }: JsonTextProps): ReactNode {
  const { onTyped } = useFormTools()
  // With the text that it was typed over: once that changes from elsewhere, what was typed is out of date.
  const [unfinished, setUnfinished] = useState<{ readonly typed: string; readonly over: string }>()
  const typed = unfinished?.over === field.text ? unfinished.typed : undefined
  const shown = typed ?? field.text
  const problem = typed === undefined ? undefined : jsonProblem(typed)

  function take(next: string): void {
    const isWhole = jsonProblem(next) === undefined
    setUnfinished(isWhole ? undefined : { typed: next, over: field.text })
    if (isWhole) onTyped(field, next.trim() === '' ? '' : next)
  }

  return (
    <>
      <textarea
        className="input input-mono form-text"
        aria-label={field.name || t('body')}
        aria-invalid={invalid || problem !== undefined}
        aria-describedby={describedBy}
        data-place={place}
        autoComplete="off"
        spellCheck={false}
        rows={Math.min(10, shown.split('\n').length)}
        placeholder={field.description || 'JSON'}
        value={shown}
        onChange={(event) => take(event.target.value)}
      />
      {problem && (
        <p className="form-check" role="status">
          {t('Not sent until it is JSON: {problem}.', { problem: problem.message })}
        </p>
      )}
    </>
  )
}
