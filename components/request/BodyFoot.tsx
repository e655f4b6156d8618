import { Dices, RotateCcw, WrapText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { formatJson } from '#lib/signet/json/json-format.ts'
import type { JsonProblem } from '#lib/signet/json/json-text.ts'
import { t } from '#lib/text.ts'

export type BodyView = 'form' | 'json'

interface BodyFootProps {
  readonly method: string
  readonly body: string
  readonly problem: JsonProblem | undefined
  readonly view: BodyView
  /** Whether there is a choice of view: without a schema there is no form. */
  readonly hasForm: boolean
  readonly onBody: (body: string) => void
  readonly onView: (view: BodyView) => void
  /** Undefined where the catalogue has no example. */
  readonly onReset: (() => void) | undefined
  readonly onFill: (() => void) | undefined
}

/** What stands under the body: what is wrong with it, what can be done with all of it, and the choice of view. */
export function BodyFoot(props: BodyFootProps): ReactNode {
  const { method, body, problem, view, hasForm, onBody, onReset, onFill } = props
  const formatted = problem === undefined ? formatJson(body) : undefined
  return (
    <div className="body-foot">
      <p className={problem ? 'body-problem' : 'muted'} role="status">
        {problem
          ? problemText(problem, hasForm)
          : isBodyless(method) && body.trim() !== '' && t('The browser sends no body with {method}.', { method })}
      </p>
      {hasForm && <Views {...props} />}
      <span className="grow" />
      {onFill && !isBodyless(method) && (
        <Button kind="quiet" icon={<Dices size={13} aria-hidden />} onPress={onFill}>
          {t('Fill with sample data')}
        </Button>
      )}
      {view === 'json' && (
        <Button
          kind="quiet"
          label={t('Format')}
          disabled={formatted === undefined || formatted === body}
          icon={<WrapText size={13} aria-hidden />}
          onPress={() => onBody(formatted ?? body)}
        />
      )}
      {onReset && (
        <Button
          kind="quiet"
          label={t('Reset to example')}
          icon={<RotateCcw size={13} aria-hidden />}
          onPress={onReset}
        />
      )}
    </div>
  )
}

function Views({ problem, view, onView }: BodyFootProps): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons, no form's fieldset
    <div role="group" aria-label={t('Show the body as')} className="body-views">
      <Button kind="quiet" pressed={view === 'form'} disabled={problem !== undefined} onPress={() => onView('form')}>
        {t('Form')}
      </Button>
      <Button kind="quiet" pressed={view === 'json'} onPress={() => onView('json')}>
        JSON
      </Button>
    </div>
  )
}

function problemText({ line, column, message }: JsonProblem, hasForm: boolean): string {
  return hasForm
    ? t('Line {line}, column {column}: {message}. The form needs JSON', { line, column, message })
    : t('Line {line}, column {column}: {message}', { line, column, message })
}

const isBodyless = (method: string): boolean => method === 'GET' || method === 'HEAD'
