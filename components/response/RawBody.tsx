import { type ReactNode, useMemo, useState } from 'react'
import { CodeEditor } from '#components/code/CodeEditor.tsx'
import { Button } from '#components/ui/Button.tsx'
import { Check } from '#components/ui/Check.tsx'
import { formatJson } from '#lib/signet/json-format.ts'
import { jsonProblem } from '#lib/signet/json-text.ts'
import { formatBytes } from './amounts.ts'

interface RawBodyProps {
  readonly text: string
}

/** Characters beyond which a body is neither laid out nor shown whole: either would hold the page up. */
const WHOLE_MAX = 1_000_000
/** How much is shown of a longer one. */
const BEGINNING = 200_000

/** The answer's text. Laid out if it is JSON, which moves white space alone; the tick shows it as it came. */
export function RawBody({ text }: RawBodyProps): ReactNode {
  const [pretty, setPretty] = useState(true)
  const laidOut = useMemo(() => layOut(text), [text])
  if (text === '') return <p className="response-note">The answer has no body.</p>
  if (text.length > WHOLE_MAX) return <Beginning text={text} />
  const shown = pretty ? (laidOut ?? text) : text
  return (
    <>
      {laidOut !== undefined && (
        <div className="raw-bar">
          <Check checked={pretty} onChange={setPretty}>
            Pretty
          </Check>
        </div>
      )}
      <CodeEditor
        key={laidOut === undefined ? 'plain' : 'json'}
        label="Raw"
        value={shown}
        plain={laidOut === undefined}
      />
    </>
  )
}

function Beginning({ text }: RawBodyProps): ReactNode {
  return (
    <>
      <div className="raw-bar">
        <span className="muted grow">
          The first {formatBytes(BEGINNING)} of {formatBytes(text.length)}
        </span>
        <Button onPress={() => save(text)}>Save all</Button>
      </div>
      <CodeEditor label="Raw" value={text.slice(0, BEGINNING)} plain />
    </>
  )
}

/** By the browser's own download: the page may write no file. */
function save(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = 'signet-answer.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function layOut(text: string): string | undefined {
  return text.length > WHOLE_MAX || jsonProblem(text) !== undefined ? undefined : formatJson(text)
}
