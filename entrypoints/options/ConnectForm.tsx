import type { ReactNode } from 'react'
import type { PassphraseNeed } from '#components/session/KeepingChoice.tsx'
import { ProfileForm } from '#components/session/ProfileForm.tsx'
import { ENVIRONMENT_WORDS } from '#components/session/ProfileSelect.tsx'
import { EXTRA_HOSTS, PLAIN_HTTP } from '#lib/platform/hosts.ts'
import type { ProfileView, VaultView } from '#lib/session/session-view.ts'
import { downgradedHost } from '#lib/signet/profile/downgrade.ts'
import {
  checkAddress,
  checkForm,
  choosePlainHttp,
  editAddress,
  editForm,
  markPassphrase,
  offersPlainHttp,
  type ProfileFormValues,
  saveForm,
  useProfileForm,
} from '#lib/stores/profile-form-store.ts'
import { useSession } from '#lib/stores/session-store.ts'

/** What this build can reach: addresses are checked against it as they are typed. */
const BUILD = { plainHttp: PLAIN_HTTP, extraHosts: EXTRA_HOSTS }

interface ConnectFormProps {
  readonly onClose?: () => void
  readonly onOpenWorkspace?: () => void
}

/** The open profile form, joined to its store. Nothing while no form is open. */
export function ConnectForm({ onClose, onOpenWorkspace }: ConnectFormProps): ReactNode {
  const form = useProfileForm()
  const view = useSession(({ profiles }) => profiles.find(({ profile }) => profile.id === form.values?.id))
  const { vault, httpsHosts, profiles } = useSession()
  const keeps = view !== undefined && view.profile.environment !== 'sandbox' && view.token.phase !== 'needs-secret'
  if (form.values === undefined) return null
  return (
    <ProfileForm
      values={form.values}
      errors={form.errors}
      notes={form.notes}
      kept={keeps ? view.profile : undefined}
      passphraseNeed={passphraseNeed(form.values, view, vault)}
      saving={form.saving}
      outcome={form.outcome}
      offersPlainHttp={offersPlainHttp(form, BUILD)}
      hostToType={downgradedHost(form.values, view?.profile, httpsHosts)}
      onEdit={editForm}
      onAddress={editAddress}
      onAddressDone={(field) => checkAddress(field, BUILD)}
      onPlainHttp={choosePlainHttp}
      onCheck={() => checkForm(form.values as ProfileFormValues, BUILD)}
      onPassphrase={markPassphrase}
      onSave={(typed) => saveForm(typed, BUILD)}
      onClose={onClose}
      onOpenWorkspace={onOpenWorkspace}
      sameKeyElsewhere={view === undefined ? [] : sameKeyElsewhere(view, profiles)}
    />
  )
}

/** Names of the profiles that hold the same key for something else: `Acme (Production)`. */
function sameKeyElsewhere({ profile, sameKeyAs }: ProfileView, all: readonly ProfileView[]): string[] {
  return all
    .filter(({ profile: other }) => sameKeyAs.includes(other.id) && other.environment !== profile.environment)
    .map(({ profile: other }) => `${other.name} (${ENVIRONMENT_WORDS[other.environment]})`)
}

/** A profile that goes into the vault or out of it needs it open. */
export function passphraseNeed(
  { environment, keeping }: Pick<ProfileFormValues, 'environment' | 'keeping'>,
  saved: ProfileView | undefined,
  { state }: VaultView,
): PassphraseNeed {
  if (environment === 'sandbox' || state === 'unlocked') return 'none'
  if (keeping === 'vault') return state === 'none' ? 'fresh' : 'known'
  return saved?.profile.keeping === 'vault' && state === 'locked' ? 'known' : 'none'
}
