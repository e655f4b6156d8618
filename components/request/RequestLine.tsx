import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { MethodField } from './MethodField.tsx'

interface RequestLineProps {
  readonly method: string
  readonly path: string
  /** What the request resolves to, or undefined while something in it is missing. */
  readonly resolved: string | undefined
  readonly production: boolean
  readonly pending: boolean
  readonly onMethod: (method: string) => void
  readonly onPath: (path: string) => void
  /** The user has finished typing, or has pasted: the text may be taken apart. */
  readonly onPathDone: (text: string, pasted: boolean) => void
  readonly onSend: () => void
}

/** Method, address and Send: the one line that every request begins and ends with. */
export function RequestLine(props: RequestLineProps): ReactNode {
  return (
    <div className="request-line">
      <MethodField value={props.method} onChange={props.onMethod} />
      <UrlField {...props} />
      <Button
        kind={props.production ? 'production' : 'primary'}
        busy={props.pending}
        className="send"
        onPress={props.onSend}
      >
        Send
      </Button>
    </div>
  )
}

function UrlField({ path, resolved, onPath, onPathDone }: RequestLineProps): ReactNode {
  const [pasted, setPasted] = useState(false)
  return (
    <input
      type="text"
      className="input input-mono grow"
      aria-label="URL"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      placeholder="path or full address"
      title={resolved}
      value={path}
      onPaste={() => setPasted(true)}
      onChange={(event) => {
        if (pasted) onPathDone(event.target.value, true)
        else onPath(event.target.value)
        setPasted(false)
      }}
      onBlur={(event) => onPathDone(event.target.value, false)}
    />
  )
}
