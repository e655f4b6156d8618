import { type ReactNode, useState } from 'react'
import { SendButton } from '#components/guard/SendButton.tsx'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { Confirmation } from '#lib/signet/request/guard.ts'
import { t } from '#lib/text.ts'
import { MethodField } from './MethodField.tsx'
import { SendWith } from './SendWith.tsx'

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
  /** True for a text that holds a whole request, which is then opened in place of being pasted. */
  readonly onPasteRequest: (text: string) => boolean
  /** What it waits for, as a write to Production. */
  readonly guard: Confirmation | undefined
  readonly onSend: () => void
  readonly onHeld: () => void
  /** The profiles beside the chosen one, to send with once. */
  readonly others: readonly Profile[]
  readonly onSendWith: (profileId: string) => void
}

/** Method, address and Send: the one line that every request begins and ends with. */
export function RequestLine(props: RequestLineProps): ReactNode {
  const kind = props.production ? 'production' : 'primary'
  return (
    <div className="request-line">
      <MethodField value={props.method} onChange={props.onMethod} />
      <UrlField {...props} />
      <div className="send-pair">
        <SendButton {...props} />
        <SendWith others={props.others} kind={kind} disabled={props.pending} onSend={props.onSendWith} />
      </div>
    </div>
  )
}

function UrlField({ path, resolved, onPath, onPathDone, onPasteRequest }: RequestLineProps): ReactNode {
  const [pasted, setPasted] = useState(false)
  return (
    <input
      type="text"
      className="input input-mono grow"
      aria-label="URL"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      placeholder={t('path or full address')}
      title={resolved}
      value={path}
      onPaste={(event) => {
        if (onPasteRequest(event.clipboardData.getData('text/plain'))) event.preventDefault()
        else setPasted(true)
      }}
      onChange={(event) => {
        if (pasted) onPathDone(event.target.value, true)
        else onPath(event.target.value)
        setPasted(false)
      }}
      onBlur={(event) => onPathDone(event.target.value, false)}
    />
  )
}
