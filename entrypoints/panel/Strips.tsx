import { LockKeyhole, X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { SecretForm } from '#components/session/SecretForm.tsx'
import { UnlockForm } from '#components/session/UnlockForm.tsx'
import { Button } from '#components/ui/Button.tsx'
import { rich } from '#components/ui/rich.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { dropInterruption, type Need, useInterruption } from '#lib/stores/interruption-store.ts'
import { replaceSecret, unlock, useSession } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { useChosenProfile } from './chosen-profile.ts'

const NEEDS: Partial<Record<ProfileView['token']['phase'], Need>> = {
  locked: 'passphrase',
  'needs-secret': 'secret',
  rejected: 'secret',
}

/**
 * Asks for passphrase or secret in place: for the act that waits for one, which may be one of another profile, else
 * where the chosen profile cannot go on without it.
 */
export function Strips(): ReactNode {
  const chosen = useChosenProfile()
  const profiles = useSession((state) => state.profiles)
  const interruption = useInterruption((state) => state.interruption)
  const view = interruption ? profiles.find(({ profile }) => profile.id === interruption.profileId) : chosen
  const need = interruption?.need ?? (view && NEEDS[view.token.phase])
  if (view === undefined || need === undefined) return null
  const waiting = interruption?.what
  const Strip = need === 'passphrase' ? UnlockStrip : SecretStrip
  // A strip of its own for each act: the focus goes to it and comes back, and not away from what is typed without one.
  return <Strip key={waiting ?? view.profile.id} view={view} waiting={waiting} />
}

/** Puts the focus into the first field of a strip that an act has brought up, and back where it was in the end. */
function useFocusWhile(waiting: boolean): RefObject<HTMLElement | null> {
  const strip = useRef<HTMLElement>(null)
  // Read before a form in it can take the focus by itself.
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    if (!waiting) return
    strip.current?.querySelector('input')?.focus()
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus()
    }
  }, [waiting, before])
  return strip
}

interface StripProps {
  readonly view: ProfileView
  /** The act that goes on afterwards. */
  readonly waiting: string | undefined
}

function UnlockStrip({ view, waiting }: StripProps): ReactNode {
  const now = useClock((state) => state.now)
  const strip = useFocusWhile(waiting !== undefined)
  const tryAgainAt = useSession((state) => state.vault.tryAgainAt)
  return (
    <section ref={strip} aria-label={t('Unlock')} className="secret-strip">
      <div className="row">
        <LockKeyhole size={14} aria-hidden />
        <p className="grow">
          {rich('{name} is locked. The passphrase opens all profiles on this computer.', {
            name: <strong>{view.profile.name}</strong>,
          })}
        </p>
        {waiting !== undefined && <Dismiss />}
      </div>
      <UnlockForm now={now} tryAgainAt={tryAgainAt} waiting={waiting} onUnlock={unlock} />
    </section>
  )
}

const REASONS: Partial<Record<ProfileView['token']['phase'], string>> = {
  rejected: t('Signet refused this key or secret. Enter them again, or make new ones in Signet’s dashboard.'),
}
const GONE = t(
  'Key and secret are kept until the browser closes or the extension restarts, and never on disk. Enter them again to go on.',
)

function SecretStrip({ view: { profile, token }, waiting }: StripProps): ReactNode {
  const strip = useFocusWhile(waiting !== undefined)
  return (
    <section ref={strip} aria-label={t('Key and secret')} className="secret-strip">
      <div className="row">
        <p className="grow">
          <strong>{profile.name}</strong>: {token.problem ?? REASONS[token.phase] ?? GONE}
          {waiting !== undefined && ` ${t('{act} goes on then.', { act: waiting })}`}
        </p>
        {waiting !== undefined && <Dismiss />}
      </div>
      <SecretForm action={t('Connect')} onSubmit={(credentials) => replaceSecret(profile.id, credentials)} />
    </section>
  )
}

function Dismiss(): ReactNode {
  return <Button kind="quiet" label={t('Dismiss')} icon={<X size={14} aria-hidden />} onPress={dropInterruption} />
}
