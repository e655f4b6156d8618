import { Copy, RefreshCw } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { LifeBar } from '#components/ui/LifeBar.tsx'
import { Notice } from '#components/ui/Notice.tsx'
import type { ProfileView, VaultView } from '#lib/session/session-view.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { EpochMs, TokenView } from '#lib/signet/token/token.ts'
import { presentToken, tokenStatus } from '#lib/signet/token/token-status.ts'
import { t } from '#lib/text.ts'
import { TokenStatus } from './TokenStatus.tsx'
import { UnlockForm } from './UnlockForm.tsx'

/** Not among what the first paint waits for: most of the time nobody has to enter a key. */
const LazySecretForm = lazy(async () => ({ default: (await import('./SecretForm.tsx')).SecretForm }))

interface TokenPanelProps {
  /** Undefined until the background has said what there is. */
  readonly view: ProfileView | undefined
  readonly vault: VaultView
  readonly now: EpochMs
  readonly offline: boolean
  readonly copying: boolean
  readonly notice: { readonly done: boolean; readonly text: string } | undefined
  /** The act that goes on once the passphrase or the secret is there, like `Copy token`. */
  readonly waiting: string | undefined
  /** Stands between Copy token and Renew token. */
  readonly copyAs: ReactNode
  readonly onCopy: () => void
  readonly onRenew: () => void
  /** Returns what was wrong with the passphrase. */
  readonly onUnlock: (passphrase: string) => Promise<string | undefined>
  /** Key and secret typed in place, for a profile that lost them or whose own were refused. */
  readonly onSecret: (credentials: Credentials) => Promise<boolean>
  /** Where a vault can be made anew. */
  readonly onSettings: () => void
}

/** The popup's main block: how the token stands, and what can be done about it in this state. */
export function TokenPanel(props: TokenPanelProps): ReactNode {
  const { view, now, offline } = props
  const token = view && presentToken(view.token, now)
  const status = token && tokenStatus(token, now)
  return (
    <section className="token-panel">
      <div className="row">
        <div className="grow">
          <TokenStatus token={token} now={now} offline={offline} brief />
        </div>
        {status?.state === 'held' && <span className="muted small">{renewal(view)}</span>}
      </div>
      <LifeBar left={status?.lifeLeft ?? 0} />
      <Means key={`${view?.profile.id} ${token?.phase}`} {...props} token={token} />
    </section>
  )
}

/** Over plain http nothing renews on its own: each renewal sends the secret in the open. */
const renewal = (view: ProfileView | undefined): string =>
  view?.profile.plainHttp ? t('renews when you ask') : t('renews by itself')

interface MeansProps extends TokenPanelProps {
  readonly token: TokenView | undefined
}

/** What can be done in this state. */
function Means(props: MeansProps): ReactNode {
  const { token, now, vault, waiting } = props
  if (token?.phase === 'locked') {
    return <UnlockForm focus now={now} tryAgainAt={vault.tryAgainAt} waiting={waiting} onUnlock={props.onUnlock} />
  }
  if (token?.phase === 'needs-secret') return <NeedsSecret {...props} token={token} />
  if (token?.phase === 'rejected') return <Rejected {...props} token={token} />
  return (
    <>
      <TokenButtons {...props} phase={token?.phase} />
      {token?.problem && <p className={token.phase === 'waiting' ? 'muted small' : 'field-error'}>{token.problem}</p>}
      <Notice text={props.notice?.text} plain={!props.notice?.done} />
    </>
  )
}

interface TokenButtonsProps extends TokenPanelProps {
  readonly phase: TokenView['phase'] | undefined
}

function TokenButtons({ phase, copying, copyAs, onCopy, onRenew }: TokenButtonsProps): ReactNode {
  const unknown = phase === undefined
  return (
    <div className="row token-buttons">
      <Button kind="primary" icon={<Copy size={14} />} disabled={unknown} busy={copying} onPress={onCopy}>
        {t('Copy token')}
      </Button>
      {copyAs}
      <Button icon={<RefreshCw size={14} />} disabled={unknown} busy={phase === 'renewing'} onPress={onRenew}>
        {t('Renew token')}
      </Button>
    </div>
  )
}

const GONE = t(
  'Key and secret are kept until the browser closes or the extension restarts, and never on disk. Enter them again to go on.',
)

interface AskProps extends TokenPanelProps {
  readonly token: TokenView
}

function NeedsSecret(props: AskProps): ReactNode {
  const { token, waiting } = props
  return (
    <>
      <p className="muted">{token.problem ?? GONE}</p>
      {waiting && <p className="muted small">{t('{act} goes on as soon as they are there.', { act: waiting })}</p>}
      <SecretEntry {...props} />
    </>
  )
}

/** A key of the vault goes into the open vault; where the vault cannot be read, Settings says what to do about it. */
function SecretEntry({ view, vault, now, onUnlock, onSecret, onSettings }: AskProps): ReactNode {
  const inVault = view?.profile.keeping === 'vault'
  if (inVault && vault.state === 'locked') {
    return (
      <UnlockForm
        focus
        now={now}
        tryAgainAt={vault.tryAgainAt}
        waiting={t('Entering the secret')}
        onUnlock={onUnlock}
      />
    )
  }
  if (inVault && vault.state === 'none') {
    return (
      <Button kind="primary" onPress={onSettings}>
        {t('Enter secret in Settings')}
      </Button>
    )
  }
  return (
    <Suspense>
      <LazySecretForm focus action={t('Connect')} onSubmit={onSecret} />
    </Suspense>
  )
}

function Rejected({ token, onSecret }: AskProps): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className="field-error">
        {token.problem ?? t('Signet refused key or secret: enter them again, or make new ones.')}
      </p>
      {open ? (
        <Suspense>
          <LazySecretForm focus action={t('Connect')} onSubmit={onSecret} onCancel={() => setOpen(false)} />
        </Suspense>
      ) : (
        <Button kind="primary" onPress={() => setOpen(true)}>
          {t('Replace secret')}
        </Button>
      )}
    </>
  )
}
