import type { ReactNode } from 'react'
import { ProfileForm } from '#components/session/ProfileForm.tsx'
import { EXTRA_HOSTS, PLAIN_HTTP } from '#lib/platform/hosts.ts'
import {
  checkAddress,
  checkForm,
  choosePlainHttp,
  editAddress,
  editForm,
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
}

/** The open profile form, joined to its store. Nothing while no form is open. */
export function ConnectForm({ onClose }: ConnectFormProps): ReactNode {
  const form = useProfileForm()
  const view = useSession(({ profiles }) => profiles.find(({ profile }) => profile.id === form.values?.id))
  const keeps = view !== undefined && view.profile.environment !== 'sandbox' && view.token.phase !== 'needs-secret'
  if (form.values === undefined) return null
  return (
    <ProfileForm
      values={form.values}
      errors={form.errors}
      notes={form.notes}
      kept={keeps ? view.profile : undefined}
      saving={form.saving}
      outcome={form.outcome}
      offersPlainHttp={offersPlainHttp(form, BUILD)}
      onEdit={editForm}
      onAddress={editAddress}
      onAddressDone={(field) => checkAddress(field, BUILD)}
      onPlainHttp={choosePlainHttp}
      onCheck={() => checkForm(form.values as ProfileFormValues, BUILD)}
      onSave={(credentials) => saveForm(credentials, BUILD)}
      onClose={onClose}
    />
  )
}
