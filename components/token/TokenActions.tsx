import { KeyRound, RefreshCw, Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { EpochMs, TokenView } from '#lib/signet/token/token.ts'
import type { TokenDetails } from '#lib/signet/token/token-details.ts'
import { t } from '#lib/text.ts'

interface TokenActionsProps {
  readonly token: TokenView
  readonly details: TokenDetails | undefined
  readonly now: EpochMs
  readonly onRefresh: () => void
  readonly onGenerate: () => void
  readonly onForget: () => void
}

/** What can be done with a token by hand, each with a word on what it uses. */
export function TokenActions({ token, details, now, onRefresh, onGenerate, onForget }: TokenActionsProps): ReactNode {
  const { phase } = token
  const busy = phase === 'renewing'
  const barred = whyBarred(token)
  const refreshable = (details?.refreshExpiresAt ?? 0) > now
  return (
    <ul className="token-actions" aria-label={t('Renew or forget')}>
      <Action word={barred ?? (refreshable ? t('uses the refresh token') : t('there is no refresh token'))}>
        {(id) => (
          <Button
            icon={<RefreshCw size={14} aria-hidden />}
            describedBy={id}
            busy={busy}
            disabled={barred !== undefined || !refreshable}
            onPress={onRefresh}
          >
            {t('Refresh now')}
          </Button>
        )}
      </Action>
      <Action word={barred ?? t('uses key and secret')}>
        {(id) => (
          <Button
            icon={<KeyRound size={14} aria-hidden />}
            describedBy={id}
            busy={busy}
            disabled={barred !== undefined}
            onPress={onGenerate}
          >
            {t('Generate new')}
          </Button>
        )}
      </Action>
      <Action word={t('drops both tokens here; Signet is not told')}>
        {(id) => (
          <Button
            icon={<Trash2 size={14} aria-hidden />}
            describedBy={id}
            disabled={details === undefined}
            onPress={onForget}
          >
            {t('Forget token')}
          </Button>
        )}
      </Action>
    </ul>
  )
}

function Action({
  word,
  children,
}: {
  readonly word: string
  readonly children: (id: string) => ReactNode
}): ReactNode {
  const id = useId()
  return (
    <li>
      {children(id)}
      <span id={id} className="muted small">
        {word}
      </span>
    </li>
  )
}

/** Why nothing can be asked of Signet at present; undefined where it can. */
function whyBarred({ phase, mayRetry }: TokenView): string | undefined {
  if (phase === 'waiting') return mayRetry === true ? undefined : t('off until Signet may be asked again')
  if (phase === 'rejected') return t('off: Signet refuses this key and secret')
  if (phase === 'locked') return t('off while the vault is locked')
  return phase === 'needs-secret' ? t('off until key and secret are entered') : undefined
}
