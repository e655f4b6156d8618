import { type ReactNode, type Ref, useId, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Chip } from '#components/ui/Chip.tsx'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { SERVICES } from '#lib/signet/catalogue/services.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { KeyAge } from '#lib/signet/profile/key-age.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { t, tn } from '#lib/text.ts'
import { ConnectionState } from './ConnectionState.tsx'
import { dotOf } from './ProfileSelect.tsx'
import { SecretForm } from './SecretForm.tsx'
import { TokenStatus } from './TokenStatus.tsx'
import './profile-row.css'

interface ProfileRowProps {
  readonly view: ProfileView
  readonly now: EpochMs
  readonly age: KeyAge | undefined
  /** The form of this profile is open and says how its last test went. */
  readonly toldInForm?: boolean
  /** The act that lacks key and secret and goes on once they are there, like `Test connection`. */
  readonly waiting?: string | undefined
  /** It shall not go on. */
  readonly onDismiss?: () => void
  readonly onTest: () => Promise<unknown>
  readonly onEdit: () => void
  /** Before a key can be entered: true when it can be now; else it sees to it that `go` comes when it can. */
  readonly mayEnterKey: (what: string, go: () => void) => boolean
  /** True when the background has taken them. */
  readonly onReplaceSecret: (credentials: Credentials) => Promise<boolean>
  readonly onRotate: () => void
  readonly onExport: () => void
  readonly onDelete: () => void
  /** What keeps the profile from working, beside its key. */
  readonly notice?: ReactNode
  /** The edited profile's form, or the guide of its rotation. While it is open, the row's buttons are away. */
  readonly children?: ReactNode
}

/** A profile in the list: what it is, how it stands, and what can be done with it. */
export function ProfileRow(props: ProfileRowProps): ReactNode {
  const { view, now, age, children, ...on } = props
  const { profile, token } = view
  const id = useId()
  const [open, setOpen] = useState<'secret' | 'delete'>()
  const replace = useRef<HTMLButtonElement>(null)

  async function replaceSecret(credentials: Credentials): Promise<boolean> {
    const taken = await on.onReplaceSecret(credentials)
    if (taken) shutSecret()
    return taken
  }

  /** The dialog goes first: while it is up, nothing behind it can take the focus. */
  function confirmDelete(): void {
    setOpen(undefined)
    on.onDelete()
  }

  /** The form had the focus. */
  function shutSecret(): void {
    setOpen(undefined)
    replace.current?.focus()
  }

  function closeSecret(): void {
    shutSecret()
    props.onDismiss?.()
  }

  const openSecret = () => setOpen('secret')
  return (
    <li className="profile-row" aria-labelledby={id}>
      <div className="row">
        <span className={`dot dot-${dotOf(profile)}`} />
        <h3 id={id}>{profile.name}</h3>
        <Chip kind={profile.environment} />
        {profile.plainHttp && <Chip kind="plain-http" />}
        <span className="grow" />
        <TokenStatus token={token} now={now} brief />
      </div>
      <p className="muted mono">{address(profile, age)}</p>
      {token.phase === 'needs-secret' ? (
        <p className="profile-row-warn">{token.problem ?? t('The secret is gone. Enter it to go on.')}</p>
      ) : isRefused(view) ? (
        <p className="profile-row-warn">{token.problem}</p>
      ) : (
        <ConnectionState connection={profile.connection} told={props.toldInForm} />
      )}
      {props.notice}
      {age?.old && <p className="profile-row-warn">{oldKey(age.days)}</p>}
      {!children && (
        <Actions
          {...props}
          replace={replace}
          onReplace={() => {
            if (open === 'secret') setOpen(undefined)
            else if (on.mayEnterKey(t('Replace secret'), openSecret)) openSecret()
          }}
          onDelete={() => setOpen('delete')}
        />
      )}
      {props.waiting !== undefined && <p>{goesOn(props.waiting)}</p>}
      {(open === 'secret' || props.waiting !== undefined) && (
        <SecretForm focus action={t('Save and connect')} onSubmit={replaceSecret} onCancel={closeSecret} />
      )}
      {children}
      {open === 'delete' && (
        <DeleteDialog profile={profile} onConfirm={confirmDelete} onCancel={() => setOpen(undefined)} />
      )}
    </li>
  )
}

const oldKey = (days: number): string =>
  tn(days, 'This key is {n} day old: rotate it soon.', 'This key is {n} days old: rotate it soon.')

const goesOn = (act: string): string => t('{act} goes on as soon as key and secret are there.', { act })

/** Its last test went well, and since then Signet has refused its key. */
const isRefused = ({ profile, token }: ProfileView): boolean =>
  token.phase === 'rejected' && profile.connection.state === 'connected'

interface ActionsProps extends ProfileRowProps {
  readonly replace: Ref<HTMLButtonElement>
  readonly onReplace: () => void
}

function Actions({ view: { profile }, replace, onReplace, ...on }: ActionsProps): ReactNode {
  const [testing, setTesting] = useState(false)
  const needsKey = profile.environment !== 'sandbox'

  async function test(): Promise<void> {
    setTesting(true)
    await on.onTest()
    setTesting(false)
  }

  return (
    <div className="row profile-row-actions">
      <Button busy={testing} onPress={() => void test()}>
        {testing ? t('Testing…') : t('Test connection')}
      </Button>
      <Button onPress={on.onEdit}>{t('Edit')}</Button>
      {needsKey && (
        <Button ref={replace} onPress={onReplace}>
          {t('Replace secret')}
        </Button>
      )}
      {needsKey && <Button onPress={on.onRotate}>{t('Rotate key')}</Button>}
      <span className="grow" />
      {needsKey && (
        <Button kind="quiet" onPress={on.onExport}>
          {t('Export profile')}
        </Button>
      )}
      <Button kind="quiet" onPress={on.onDelete}>
        {t('Delete profile')}
      </Button>
    </div>
  )
}

function address({ environment, baseUrl, serviceUrls, keyHint, keeping }: Profile, age: KeyAge | undefined): string {
  if (environment === 'sandbox') return t('Inside the extension, without a network')
  const own = Object.keys(serviceUrls).length
  const parts = [
    baseUrl,
    own > 0 && t('{n} of {all} services elsewhere', { n: own, all: SERVICES.length }),
    keyHint !== '' && t('key •••• {hint}', { hint: keyHint }),
    age?.text,
    keeping === 'vault' ? t('in the vault') : t('until the browser closes'),
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
    <ConfirmDialog
      title={t('Delete {profile}?', { profile: profile.name })}
      confirm={t('Delete profile')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {profile.environment === 'sandbox' ? (
        <p>
          {t('The sandbox’s token and the answers that it gave in this session are forgotten. It can be made again.')}
        </p>
      ) : (
        <p>
          {t(
            'Its key, secret and token are forgotten, and the answers that it got in this session. Requests under way are cancelled. The key itself stays valid at Signet: revoke it in the dashboard if it should not.',
          )}
        </p>
      )}
    </ConfirmDialog>
  )
}
