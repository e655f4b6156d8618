import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { CodeEditor } from '#components/code/CodeEditor.tsx'
import type { FormTools } from '#components/form/form-tools.ts'
import type { Schema } from '#lib/signet/catalogue/catalogue.ts'
import { nearestNode, parseNode } from '#lib/signet/json/json-node.ts'
import { jsonProblem } from '#lib/signet/json/json-text.ts'
import { t } from '#lib/text.ts'
import { BodyFoot, type BodyView } from './BodyFoot.tsx'
import type { ShownPlace } from './shown-place.ts'

const BodyForm = lazy(() => import('#components/form/BodyForm.tsx').then((loaded) => ({ default: loaded.BodyForm })))

/** What makes the body more than a text, where its schema is known. */
export interface BodySupport extends Pick<FormTools, 'generate' | 'knownIds'> {
  readonly schema: Schema
}

export interface BodyPanelProps {
  /** One editor, with its own undo, for each: another endpoint's text cannot be undone into this one. */
  readonly editorKey: string
  readonly method: string
  readonly body: string
  readonly support: BodySupport | undefined
  readonly view: BodyView
  /** What the last answer complains about in the body, by pointer. */
  readonly marks: ReadonlyMap<string, string>
  /** A spot to move the focus to. */
  readonly shown: ShownPlace | undefined
  readonly onBody: (body: string) => void
  readonly onView: (view: BodyView) => void
  /** Undefined where the catalogue has no example. */
  readonly onReset: (() => void) | undefined
  readonly onFill: (() => void) | undefined
}

/** The body as a form or as text: two views of one JSON text. What is no JSON is shown as text, whatever was chosen. */
export function BodyPanel(props: BodyPanelProps): ReactNode {
  const { editorKey, body, support, marks, shown, onBody, onView } = props
  const problem = body.trim() === '' ? undefined : jsonProblem(body)
  // Once the form had to give way, it does not come back by itself in the middle of a word.
  const [gaveWay, setGaveWay] = useState<string>()
  if (problem !== undefined && gaveWay !== editorKey) setGaveWay(editorKey)
  const view = support === undefined || problem !== undefined || gaveWay === editorKey ? 'json' : props.view
  return (
    <>
      {view === 'form' && support !== undefined ? (
        <Suspense fallback={<div className="form" aria-busy />}>
          <BodyForm key={editorKey} {...support} text={body} onText={onBody} marks={marks} shown={shown} />
        </Suspense>
      ) : (
        <TextView {...props} />
      )}
      <BodyFoot
        method={props.method}
        body={body}
        problem={problem}
        view={view}
        hasForm={support !== undefined}
        onBody={onBody}
        onReset={props.onReset}
        onFill={props.onFill}
        onView={(next) => {
          setGaveWay(undefined)
          onView(next)
        }}
      />
    </>
  )
}

function TextView({ editorKey, body, support, marks, shown, onBody }: BodyPanelProps): ReactNode {
  const schema = support?.schema
  const told = JSON.stringify([...marks])
  // The same marks come as another map with every edit: only what they say counts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `told` is `marks`
  const assist = useMemo(() => ({ schema, marks }), [schema, told])
  // Where it stands when it is asked for: what is typed afterwards moves nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text of that moment
  const reveal = useMemo(() => (shown?.place.in === 'body' ? rangeOf(body, shown.place.pointer) : undefined), [shown])
  return <CodeEditor key={editorKey} label={t('Body')} value={body} onChange={onBody} assist={assist} reveal={reveal} />
}

/** What the cursor goes to: a value as a whole, of a group its beginning. */
function rangeOf(text: string, pointer: string): { readonly from: number; readonly to: number } {
  const node = nearestNode(parseNode(text), pointer)
  if (node === undefined) return { from: 0, to: 0 }
  const isGroup = node.kind === 'object' || node.kind === 'array'
  return { from: node.from, to: isGroup ? node.from : node.to }
}
