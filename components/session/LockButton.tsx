import { Lock } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'

const ConfirmDialog = lazy(async () => ({ default: (await import('#components/ui/ConfirmDialog.tsx')).ConfirmDialog }))

interface LockButtonProps {
  readonly profile: Pick<Profile, 'name' | 'keeping'>
  readonly onLock: () => void
  readonly onForget: () => void
}

/** Locks the vault. A secret that is kept in memory alone cannot be unlocked again: it is forgotten, once that is confirmed. */
export function LockButton({ profile, onLock, onForget }: LockButtonProps): ReactNode {
  const [asking, setAsking] = useState(false)

  function confirm(): void {
    setAsking(false)
    onForget()
  }

  return (
    <>
      <Button
        kind="quiet"
        label={t('Lock')}
        icon={<Lock size={15} aria-hidden />}
        onPress={profile.keeping === 'vault' ? onLock : () => setAsking(true)}
      />
      {asking && (
        <Suspense>
          <ConfirmDialog
            title={t('Forget the secret?')}
            confirm={t('Forget secret')}
            onConfirm={confirm}
            onCancel={() => setAsking(false)}
          >
            <p>
              {t(
                '{profile} keeps its secret until the browser closes, not in a vault. Locking it means to forget key, secret and token now: you will need your own copy to go on.',
                { profile: profile.name },
              )}
            </p>
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  )
}
