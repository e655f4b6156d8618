import { type ReactNode, useEffect, useRef } from 'react'
import type { CodeView } from './code-view.ts'
import './code.css'

interface CodeEditorProps {
  /** The accessible name of the text box. */
  readonly label: string
  readonly value: string
  /** Undefined for text that can be read, searched and copied, and not changed. */
  readonly onChange?: (value: string) => void
  /** Without colours and folds, for text that is no JSON or too long to be coloured. */
  readonly plain?: boolean
  /** Where to move the cursor and the focus to, in UTF-16 code units; another object each time it is asked for. */
  readonly reveal?: { readonly from: number; readonly to: number } | undefined
}

/**
 * JSON as text. The editor behind it is loaded when it is first needed, and until then the text stands there plain.
 * Which of `onChange` and `plain` is given must not change while it is shown: give it another `key` instead.
 */
export function CodeEditor({ label, value, onChange, plain = false, reveal }: CodeEditorProps): ReactNode {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<CodeView>(undefined)
  const latest = useRef({ label, value, onChange, plain, reveal })
  latest.current = { label, value, onChange, plain, reveal }

  useEffect(() => {
    let gone = false
    void import('./code-view.ts').then(({ createCodeView }) => {
      if (gone || host.current === null) return
      const { onChange: editable, reveal: asked, ...rest } = latest.current
      const listen = editable && ((text: string) => latest.current.onChange?.(text))
      view.current = createCodeView(host.current, { ...rest, onChange: listen })
      if (asked !== undefined) goTo(view.current, asked)
    })
    return () => {
      gone = true
      view.current?.destroy()
    }
  }, [])

  useEffect(() => view.current?.show(value), [value])
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
