import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Check } from '#components/ui/Check.tsx'
import { Select } from '#components/ui/Select.tsx'
import { TextField } from '#components/ui/TextField.tsx'
import type { Credentials } from '#lib/signet/credentials.ts'
import type { Connection, Environment } from '#lib/signet/profile.ts'
import { SERVICES, type ServiceId } from '#lib/signet/services.ts'
import { ConnectionState } from './ConnectionState.tsx'
import { CredentialFields, type CredentialFieldsHandle } from './CredentialFields.tsx'
import './profile-form.css'

interface Values {
  readonly id: string
  readonly name: string
  readonly environment: Environment
  readonly baseUrl: string
  readonly serviceUrls: Partial<Record<ServiceId, string>>
  readonly plainHttp: boolean
}

type AddressField = 'baseUrl' | ServiceId
type Texts = { readonly [Field in 'name' | AddressField]?: string | undefined }

interface ProfileFormProps {
  readonly values: Values
  readonly errors: Texts
  readonly notes: Texts
  /** Whether the background holds key and secret of this profile, and the last characters of the key. */
  readonly kept: { readonly keyHint: string } | undefined
  readonly saving: boolean
  readonly outcome: Connection | undefined
  readonly offersPlainHttp: boolean
  readonly onEdit: (change: Partial<Pick<Values, 'name' | 'environment'>>) => void
  readonly onAddress: (field: AddressField, typed: string) => void
  readonly onAddressDone: (field: AddressField) => void
  readonly onPlainHttp: (on: boolean) => void
  /** Marks what is wrong in all other fields, so that one press tells everything. */
  readonly onCheck: () => void
  /** Undefined credentials leave the kept ones. True when the profile is saved: only then are the fields emptied. */
  readonly onSave: (credentials: Credentials | undefined) => Promise<boolean>
  readonly onClose: (() => void) | undefined
}

const ENVIRONMENTS = [
  { value: 'test', label: 'Test' },
  { value: 'production', label: 'Production' },
  { value: 'sandbox', label: 'Sandbox' },
]

const ENVIRONMENT_HINTS = {
  test: 'A Test key: nothing that it does counts.',
  production: 'A Production key: what it changes is real.',
  sandbox: 'A simulated Signet inside the extension: no key, no address, no network.',
} as const satisfies Record<Environment, string>

/** One profile: its name, what it is for, where Signet answers, and the key. */
export function ProfileForm(props: ProfileFormProps): ReactNode {
  const { values, errors, saving, outcome } = props
  const fields = useRef<CredentialFieldsHandle>(null)
  const name = useRef<HTMLInputElement>(null)
  const sandbox = values.environment === 'sandbox'

  useEffect(() => name.current?.focus(), [])

  async function save(): Promise<void> {
    const keepsOld = props.kept !== undefined && fields.current?.isEmpty()
    props.onCheck()
    const credentials = sandbox || keepsOld ? undefined : fields.current?.read()
    if (credentials === undefined && !sandbox && !keepsOld) return
    if (await props.onSave(credentials)) fields.current?.clear()
  }

  return (
    <form
      className="profile-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        ref={name}
        label="Profile name"
        placeholder="Acme Test"
        value={values.name}
        error={errors.name}
        onChange={(typed) => props.onEdit({ name: typed })}
      />
      <Select
        label="Environment"
        options={ENVIRONMENTS}
        value={values.environment}
        hint={ENVIRONMENT_HINTS[values.environment]}
        onChange={(environment) => props.onEdit({ environment: environment as Environment })}
      />
      {!sandbox && <Addresses {...props} />}
      {!sandbox && <KeyAndSecret fields={fields} kept={props.kept} />}
      <div className="row">
        <Button type="submit" kind="primary" busy={saving}>
          {saving ? 'Connecting…' : 'Save and connect'}
        </Button>
        {props.onClose && <Button onPress={props.onClose}>{outcome?.state === 'connected' ? 'Done' : 'Cancel'}</Button>}
      </div>
      <div role="status">
        {saving && <span className="muted">Asking Signet for a token…</span>}
        {!saving && outcome && <ConnectionState connection={outcome} saved />}
      </div>
    </form>
  )
}

function Addresses({ values, errors, notes, offersPlainHttp, ...on }: ProfileFormProps): ReactNode {
  const address = (field: AddressField, label: string, value: string, placeholder: string) => (
    <TextField
      key={field}
      label={label}
      mono
      placeholder={placeholder}
      value={value}
      error={errors[field]}
      note={notes[field]}
      onChange={(typed) => on.onAddress(field, typed)}
      onBlur={() => on.onAddressDone(field)}
    />
  )
  return (
    <>
      {address('baseUrl', 'Base URL', values.baseUrl, 'https://api.getsignet.xyz')}
      {offersPlainHttp && (
        <Check checked={values.plainHttp} onChange={on.onPlainHttp}>
          Send over http, without encryption.{' '}
          <strong>Anyone on the network can read my API secret and change answers.</strong>
        </Check>
      )}
      <details className="fold" open={SERVICES.some(({ id }) => errors[id] ?? values.serviceUrls[id]) || undefined}>
        <summary>One address for each service</summary>
        <div className="fold-body">
          {SERVICES.map(({ id, label }) =>
            address(id, `${label} URL`, values.serviceUrls[id] ?? '', values.baseUrl || 'as the base URL'),
          )}
        </div>
      </details>
    </>
  )
}

interface KeyAndSecretProps extends Pick<ProfileFormProps, 'kept'> {
  readonly fields: RefObject<CredentialFieldsHandle | null>
}

function KeyAndSecret({ fields, kept }: KeyAndSecretProps): ReactNode {
  return (
    <CredentialFields
      ref={fields}
      keyPlaceholder={kept ? `•••• ${kept.keyHint}` : 'The key, or key and secret together'}
      secretPlaceholder={kept && '•••• replaced only'}
      secretHint="Kept in memory until the browser closes, never on disk. Signet Explorer will not show it again: keep your own copy."
    />
  )
}
