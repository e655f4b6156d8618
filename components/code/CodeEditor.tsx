import { type ReactNode, useEffect, useRef } from 'react'
import type { CodeView } from './code-view.ts'
import type { JsonAssist } from './json-assist.ts'
import './code.css'

interface CodeEditorProps {
  /** The accessible name of the text box. */
  readonly label: string
  readonly value: string
  /** Undefined for text that can be read, searched and copied, and not changed. */
  readonly onChange?: (value: string) => void
  /** Without colours and folds, for text that is no JSON or too long to be coloured. */
  readonly plain?: boolean
  /** What is known of the text beside its letters, to complete and to check it by. */
  readonly assist?: JsonAssist | undefined
  /** Where to move the cursor and the focus to, in UTF-16 code units; another object each time it is asked for. */
  readonly reveal?: { readonly from: number; readonly to: number } | undefined
}

/**
 * JSON as text. The editor behind it is loaded when it is first needed, and until then the text stands there plain.
 * Which of `onChange` and `plain` is given must not change while it is shown: give it another `key` instead.
 */
export function CodeEditor({ label, value, onChange, plain = false, assist, reveal }: CodeEditorProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<CodeView>(undefined)
  const latest = useRef({ label, value, onChange, plain, assist, reveal })
  latest.current = { label, value, onChange, plain, assist, reveal }

  useEffect(() => {
    let gone = false
    void import('./code-view.ts').then(({ createCodeView }) => {
      if (gone || host.current === null) return
      const { onChange: editable, reveal: asked, assist: told, ...rest } = latest.current
      const listen = editable && ((text: string) => latest.current.onChange?.(text))
      view.current = createCodeView(host.current, { ...rest, onChange: listen })
      if (asked !== undefined) goTo(view.current, asked)
      if (told !== undefined) void help(view.current, told)
    })
    return () => {
      gone = true
      view.current?.destroy()
    }
  }, [])

  useEffect(() => view.current?.show(value), [value])
  useEffect(() => {
    if (assist !== undefined && view.current !== undefined) void help(view.current, assist)
  }, [assist])
  useEffect(() => {
    if (reveal !== undefined && view.current !== undefined) goTo(view.current, reveal)
  }, [reveal])

  return (
    <div className="code">
      <div ref={host} className="code-host">
        <pre className="code-plain">{value.slice(0, 20_000)}</pre>
      </div>
    </div>
  )
}

/** Those that were gone to: an editor that is shown again later leaves the focus where it is. */
const reached = new WeakSet<object>()

function goTo(view: CodeView, place: { readonly from: number; readonly to: number }): void {
  if (reached.has(place)) return
  reached.add(place)
  view.reveal(place.from, place.to)
}

/** The last that was known of an editor's text, for an answer that comes late. */
const known = new WeakMap<CodeView, JsonAssist>()

async function help(view: CodeView, assist: JsonAssist): Promise<void> {
  known.set(view, assist)
  const { jsonAssist } = await import('./json-assist.ts')
  if (known.get(view) === assist) view.assist(jsonAssist(assist))
}
