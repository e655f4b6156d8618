import { Lock, LockOpen } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import type { VaultView } from '#lib/session/session-view.ts'
import { t, tn } from '#lib/text.ts'
import { ChangePassphrase } from './ChangePassphrase.tsx'
import './vault.css'

interface VaultSectionProps {
  readonly vault: VaultView
  /** It stands on the disk and cannot be read. */
  readonly damaged: boolean
  /** How many profiles keep their secret in it. */
  readonly holds: number
  readonly onLock: () => void
  /** Returns what was wrong; undefined when the passphrase is changed. */
  readonly onChangePassphrase: (from: string, to: string) => Promise<string | undefined>
  readonly onErase: () => void
}

const STATES = {
  none: t('There is none yet. Choose “Remember on this computer” for a profile: its passphrase makes one.'),
  locked: t('Locked. The passphrase opens it for all profiles in it.'),
  unlocked: t('Open.'),
} as const satisfies Record<VaultView['state'], string>

/** The place for secrets that outlive the browser: how it stands, and what can be done with it. */
export function VaultSection({ vault, damaged, holds, ...on }: VaultSectionProps): ReactNode {
  const [open, setOpen] = useState<'passphrase' | 'erase'>()
  const { state } = vault

  function confirmErase(): void {
    setOpen(undefined)
    on.onErase()
  }

  return (
    <section className="vault" aria-labelledby="vault-title">
      <h2 id="vault-title">{t('Vault')}</h2>
      <p className="vault-state" data-vault={state}>
        {state === 'locked' && <Lock size={14} aria-hidden />}
        {state === 'unlocked' && <LockOpen size={14} aria-hidden />}
        <span>
          {damaged ? t('It cannot be read: see above.') : STATES[state]}
          {state !== 'none' && ` ${heldWords(holds)}`}
        </span>
      </p>
      {state !== 'none' && open !== 'passphrase' && (
        <div className="row vault-buttons">
          {state === 'unlocked' && <Button onPress={on.onLock}>{t('Lock now')}</Button>}
          <Button onPress={() => setOpen('passphrase')}>{t('Change passphrase')}</Button>
          <span className="grow" />
          <Button kind="quiet" onPress={() => setOpen('erase')}>
            {t('Forget everything')}
          </Button>
        </div>
      )}
      {open === 'passphrase' && (
        <ChangePassphrase onChange={on.onChangePassphrase} onClose={() => setOpen(undefined)} />
      )}
      {open === 'erase' && (
        <ConfirmDialog
          title={t('Forget everything in the vault?')}
          confirm={t('Forget everything')}
          onConfirm={confirmErase}
          onCancel={() => setOpen(undefined)}
        >
          <p>
            {heldWords(holds)}{' '}
            {t(
              'Their keys and secrets are deleted from this computer, and the passphrase with them. The profiles stay, and will ask for key and secret. This cannot be taken back.',
            )}
          </p>
        </ConfirmDialog>
      )}
    </section>
  )
}

const heldWords = (count: number): string =>
  tn(count, 'It holds the secret of one profile.', 'It holds the secrets of {n} profiles.')
