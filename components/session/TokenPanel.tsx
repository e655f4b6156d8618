import { Copy, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { LifeBar } from '#components/ui/LifeBar.tsx'
import { Notice } from '#components/ui/Notice.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import type { Credentials } from '#lib/signet/credentials.ts'
import type { EpochMs, TokenView } from '#lib/signet/token.ts'
import { presentToken, tokenStatus } from '#lib/signet/token-status.ts'
import { SecretForm } from './SecretForm.tsx'
import { TokenStatus } from './TokenStatus.tsx'

interface TokenPanelProps {
  /** Undefined until the background has said what there is. */
  readonly view: ProfileView | undefined
  readonly now: EpochMs
  readonly offline: boolean
  readonly copying: boolean
  readonly notice: { readonly done: boolean; readonly text: string } | undefined
  readonly onCopy: () => void
  readonly onRenew: () => void
  /** Key and secret typed in place, for a profile that lost them. */
  readonly onSecret: (credentials: Credentials) => Promise<boolean>
  readonly onReplaceSecret: () => void
}

/** The popup's main block: how the token stands, and what can be done about it in this state. */
export function TokenPanel(props: TokenPanelProps): ReactNode {
  const { view, now, offline } = props
  const token = view && presentToken(view.token, now)
  const phase = token?.phase
  return (
    <section className="token-panel">
      <div className="row">
        <div className="grow">
          <TokenStatus token={token} now={now} offline={offline} />
        </div>
        {phase === 'held' && <span className="muted small">{renewal(view)}</span>}
      </div>
      <LifeBar left={token ? tokenStatus(token, now).lifeLeft : 0} />
      {phase === 'needs-secret' && <NeedsSecret onSecret={props.onSecret} />}
      {phase === 'rejected' && (
        <Button kind="primary" onPress={props.onReplaceSecret}>
          Replace secret
        </Button>
      )}
      {phase !== 'needs-secret' && phase !== 'rejected' && (
        <>
          <TokenButtons {...props} phase={phase} />
          {token?.problem && <p className="field-error">{token.problem}</p>}
          <Notice text={props.notice?.text} plain={!props.notice?.done} />
        </>
      )}
    </section>
  )
}

/** Over plain http nothing renews on its own: each renewal sends the secret in the open. */
const renewal = (view: ProfileView | undefined): string =>
  view?.profile.plainHttp ? 'renews when you ask' : 'renews by itself'

interface TokenButtonsProps extends TokenPanelProps {
  readonly phase: TokenView['phase'] | undefined
}

function TokenButtons({ phase, copying, onCopy, onRenew }: TokenButtonsProps): ReactNode {
  const unknown = phase === undefined
  return (
    <div className="row token-buttons">
      <Button kind="primary" icon={<Copy size={14} />} disabled={unknown} busy={copying} onPress={onCopy}>
        Copy token
      </Button>
      <Button
        icon={<RefreshCw size={14} />}
        disabled={unknown || phase === 'waiting'}
        busy={phase === 'renewing'}
        onPress={onRenew}
      >
        Renew token
      </Button>
    </div>
  )
}

function NeedsSecret({ onSecret }: Pick<TokenPanelProps, 'onSecret'>): ReactNode {
  return (
    <>
      <p className="muted">
        Key and secret are kept until the browser closes or the extension restarts, and never on disk. Enter them again
        to go on.
      </p>
      <SecretForm action="Connect" onSubmit={onSecret} />
    </>
  )
}
