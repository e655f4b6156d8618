import { RotateCcw, WrapText } from 'lucide-react'
import type { ReactNode } from 'react'
import { CodeEditor } from '#components/code/CodeEditor.tsx'
import { Button } from '#components/ui/Button.tsx'
import { formatJson } from '#lib/signet/json-format.ts'
import { jsonProblem } from '#lib/signet/json-text.ts'

interface BodyPanelProps {
  /** One editor, with its own undo, for each: another endpoint's text cannot be undone into this one. */
  readonly editorKey: string
  readonly method: string
  readonly body: string
  readonly onBody: (body: string) => void
  /** Undefined where the catalogue has no example. */
  readonly onReset: (() => void) | undefined
}

export function BodyPanel({ editorKey, method, body, onBody, onReset }: BodyPanelProps): ReactNode {
  const problem = body.trim() === '' ? undefined : jsonProblem(body)
  const formatted = problem === undefined ? formatJson(body) : undefined
  return (
    <>
      <CodeEditor key={editorKey} label="Body" value={body} onChange={onBody} />
      <div className="body-foot">
        <p className={problem ? 'body-problem' : 'muted'} role="status">
          {problem
            ? `Line ${problem.line}, column ${problem.column}: ${problem.message}`
            : isBodyless(method) && body.trim() !== '' && `The browser sends no body with ${method}.`}
        </p>
        <span className="grow" />
        <Button
          kind="quiet"
          disabled={formatted === undefined || formatted === body}
          icon={<WrapText size={13} aria-hidden />}
          onPress={() => onBody(formatted ?? body)}
        >
          Format
        </Button>
        {onReset && (
          <Button kind="quiet" icon={<RotateCcw size={13} aria-hidden />} onPress={onReset}>
            Reset to example
          </Button>
        )}
      </div>
    </>
  )
}

const isBodyless = (method: string): boolean => method === 'GET' || method === 'HEAD'
