import { type ReactNode, useId, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Chip } from '#components/ui/Chip.tsx'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import type { Credentials } from '#lib/signet/credentials.ts'
import type { Profile } from '#lib/signet/profile.ts'
import { SERVICES } from '#lib/signet/services.ts'
import type { EpochMs } from '#lib/signet/token.ts'
import { ConnectionState } from './ConnectionState.tsx'
import { SecretForm } from './SecretForm.tsx'
import { TokenStatus } from './TokenStatus.tsx'
import './profile-row.css'

interface ProfileRowProps {
  readonly view: ProfileView
  readonly now: EpochMs
  readonly onTest: () => Promise<void>
  readonly onEdit: () => void
  /** True when the background has taken them. */
  readonly onReplaceSecret: (credentials: Credentials) => Promise<boolean>
  readonly onDelete: () => void
  /** The edited profile's form. While it is open, the row's buttons are away. */
  readonly children?: ReactNode
}

/** A profile in the list: what it is, how it stands, and what can be done with it. */
export function ProfileRow({ view, now, children, ...on }: ProfileRowProps): ReactNode {
  const { profile, token } = view
  const id = useId()
  const [open, setOpen] = useState<'secret' | 'delete'>()
  const [testing, setTesting] = useState(false)
  const needsKey = profile.environment !== 'sandbox'

  async function test(): Promise<void> {
    setTesting(true)
    await on.onTest()
    setTesting(false)
  }

  async function replaceSecret(credentials: Credentials): Promise<boolean> {
    const taken = await on.onReplaceSecret(credentials)
    if (taken) setOpen(undefined)
    return taken
  }

  /** The dialog goes first: while it is up, nothing behind it can take the focus. */
  function confirmDelete(): void {
    setOpen(undefined)
    on.onDelete()
  }

  return (
    <li className="profile-row" aria-labelledby={id}>
      <div className="row">
        <h2 id={id}>{profile.name}</h2>
        <Chip kind={profile.environment} />
        {profile.plainHttp && <Chip kind="plain-http" />}
        <span className="grow" />
        <TokenStatus token={token} now={now} />
      </div>
      <p className="muted mono">{address(profile)}</p>
      <ConnectionState connection={profile.connection} />
      {!children && (
        <div className="row profile-row-actions">
          <Button busy={testing} onPress={() => void test()}>
            {testing ? 'Testing…' : 'Test connection'}
          </Button>
          <Button onPress={on.onEdit}>Edit</Button>
          {needsKey && (
            <Button onPress={() => setOpen(open === 'secret' ? undefined : 'secret')}>Replace secret</Button>
          )}
          <span className="grow" />
          <Button kind="quiet" onPress={() => setOpen('delete')}>
            Delete profile
          </Button>
        </div>
      )}
      {open === 'secret' && (
        <SecretForm action="Save and connect" onSubmit={replaceSecret} onCancel={() => setOpen(undefined)} />
      )}
      {children}
      {open === 'delete' && (
        <DeleteDialog profile={profile} onConfirm={confirmDelete} onCancel={() => setOpen(undefined)} />
      )}
    </li>
  )
}

function address({ environment, baseUrl, serviceUrls, keyHint }: Profile): string {
  if (environment === 'sandbox') return 'Inside the extension, without a network'
  const own = Object.keys(serviceUrls).length
  const parts = [
    baseUrl,
    own > 0 && `${own} of ${SERVICES.length} services elsewhere`,
    keyHint !== '' && `key •••• ${keyHint}`,
  ]
  return parts.filter(Boolean).join(' · ')
}

interface DeleteDialogProps {
  readonly profile: Profile
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

function DeleteDialog({ profile, onConfirm, onCancel }: DeleteDialogProps): ReactNode {
  return (
    <ConfirmDialog title={`Delete ${profile.name}?`} confirm="Delete profile" onConfirm={onConfirm} onCancel={onCancel}>
      {profile.environment === 'sandbox' ? (
        <p>The sandbox’s token and the answers that it gave in this session are forgotten. It can be made again.</p>
      ) : (
        <p>
          Its key, secret and token are forgotten, and the answers that it got in this session. Requests under way are
          cancelled. The key itself stays valid at Signet: revoke it in the dashboard if it should not.
        </p>
      )}
    </ConfirmDialog>
  )
}
