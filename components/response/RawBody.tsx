import { type ReactNode, useMemo, useState } from 'react'
import { CodeEditor } from '#components/code/CodeEditor.tsx'
import { Check } from '#components/ui/Check.tsx'
import { formatJson } from '#lib/signet/json-format.ts'
import { jsonProblem } from '#lib/signet/json-text.ts'

interface RawBodyProps {
  readonly exchangeId: string
  readonly text: string
}

/** Characters beyond which a body is shown as it came: laying it out would hold the page up. */
const PRETTY_MAX = 1_000_000

/** The answer's text. Laid out if it is JSON, which moves white space alone; the tick shows it as it came. */
export function RawBody({ exchangeId, text }: RawBodyProps): ReactNode {
  const [pretty, setPretty] = useState(true)
  const laidOut = useMemo(() => layOut(text), [text])
  if (text === '') return <p className="response-note">The answer has no body.</p>
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
      <CodeEditor key={exchangeId} label="Raw" value={shown} plain={laidOut === undefined} />
    </>
  )
}

function layOut(text: string): string | undefined {
  return text.length > PRETTY_MAX || jsonProblem(text) !== undefined ? undefined : formatJson(text)
}
