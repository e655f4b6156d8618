import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Select } from '#components/ui/Select.tsx'
import { TextField } from '#components/ui/TextField.tsx'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Connection, Environment, Keeping, ProfileColour } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import { type Addresses, AddressFields, type AddressFieldsProps } from './AddressFields.tsx'
import { ColourChoice } from './ColourChoice.tsx'
import { ConnectionState } from './ConnectionState.tsx'
import { CredentialFields, type CredentialFieldsHandle } from './CredentialFields.tsx'
import { KeepingChoice, type PassphraseNeed } from './KeepingChoice.tsx'
import { passphraseObjection } from './PassphraseField.tsx'
import './profile-form.css'

interface Values extends Addresses {
  readonly id: string
  readonly name: string
  readonly environment: Environment
  readonly keeping: Keeping
  readonly colour: ProfileColour
}

/** What is read from the inputs for one save, and kept nowhere. */
interface TypedSecrets {
  /** Undefined leaves the kept ones. */
  readonly credentials: Credentials | undefined
  readonly passphrase: string | undefined
}

interface ProfileFormProps extends Omit<AddressFieldsProps, 'onTypedHost'> {
  readonly values: Values
  readonly errors: AddressFieldsProps['errors'] & { readonly [Field in 'name' | 'passphrase']?: string | undefined }
  /** Whether the background holds key and secret of this profile, and the last characters of the key. */
  readonly kept: { readonly keyHint: string } | undefined
  /** What the vault wants before this form can be saved. */
  readonly passphraseNeed: PassphraseNeed
  readonly saving: boolean
  readonly outcome: Connection | undefined
  readonly onEdit: (change: Partial<Pick<Values, 'name' | 'environment' | 'typedHost' | 'keeping' | 'colour'>>) => void
  /** Marks what is wrong in all other fields, so that one press tells everything. */
  readonly onCheck: () => void
  /** What is wrong with the passphrase, found here; undefined takes it back. */
  readonly onPassphrase: (error: string | undefined) => void
  /** True when the profile is saved: only then are the fields emptied. */
  readonly onSave: (typed: TypedSecrets) => Promise<boolean>
  readonly onClose: (() => void) | undefined
  /** Goes on to work with the profile that has just connected; undefined where the page offers that elsewhere. */
  readonly onOpenWorkspace?: (() => void) | undefined
  /** Names of the profiles of another environment that hold the same key. */
  readonly sameKeyElsewhere: readonly string[]
}

const ENVIRONMENTS = [
  { value: 'test', label: t('Test') },
  { value: 'production', label: t('Production') },
  { value: 'sandbox', label: t('Sandbox') },
]

const ENVIRONMENT_HINTS = {
  test: t('A Test key: nothing it does is for real.'),
  production: t('A Production key: what it changes is real.'),
  sandbox: t('A simulated Signet inside the extension: no key, no address, no network.'),
} as const satisfies Record<Environment, string>

/** One profile: its name, what it is for, where Signet answers, the key, and where that is kept. */
export function ProfileForm(props: ProfileFormProps): ReactNode {
  const { values, saving, outcome } = props
  const fields = useRef<CredentialFieldsHandle>(null)
  const passphrase = useRef<HTMLInputElement>(null)
  const sandbox = values.environment === 'sandbox'
  const connected = outcome?.state === 'connected' && !saving

  async function save(): Promise<void> {
    props.onCheck()
    const typed = sandbox ? NOTHING_TYPED : readTyped(props, fields.current, passphrase.current)
    if (typed === undefined || !(await props.onSave(typed))) return
    fields.current?.clear()
    if (passphrase.current !== null) passphrase.current.value = ''
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
      <Basics {...props} />
      {!sandbox && <AddressFields {...props} onTypedHost={(typedHost) => props.onEdit({ typedHost })} />}
      {!sandbox && <KeyAndSecret fields={fields} passphrase={passphrase} {...props} />}
      {values.environment !== 'production' && (
        <ColourChoice colour={values.colour} onColour={(colour) => props.onEdit({ colour })} />
      )}
      <div className="row">
        <Button type="submit" kind="primary" busy={saving}>
          {saving ? t('Connecting…') : t('Save and connect')}
        </Button>
        {connected && props.onOpenWorkspace && <Button onPress={props.onOpenWorkspace}>{t('Open workspace')}</Button>}
        {props.onClose && <Button onPress={props.onClose}>{connected ? t('Done') : t('Cancel')}</Button>}
      </div>
      <div role="status">
        {saving && <span className="muted">{t('Asking Signet for a token…')}</span>}
        {!saving && outcome && <ConnectionState connection={outcome} saved />}
        {!saving && outcome && <SameKey names={props.sameKeyElsewhere} />}
      </div>
    </form>
  )
}

/** One key belongs to one environment: with two, one of them is not what it says. */
function SameKey({ names }: { readonly names: readonly string[] }): ReactNode {
  if (names.length === 0) return null
  return (
    <p className="profile-form-warn">
      {t(
        'The same key is used by {profiles}. A key is either for Test or for Production: check which of them this one belongs to.',
        { profiles: names.join(', ') },
      )}
    </p>
  )
}

const NOTHING_TYPED: TypedSecrets = { credentials: undefined, passphrase: undefined }

/** Undefined when something is missing: its field says so, and the first of them has the focus. */
function readTyped(
  { kept, passphraseNeed, onPassphrase }: ProfileFormProps,
  fields: CredentialFieldsHandle | null,
  input: HTMLInputElement | null,
): TypedSecrets | undefined {
  const passphrase = input?.value
  const wrong = passphrase === undefined ? undefined : passphraseObjection(passphrase, passphraseNeed === 'fresh')
  onPassphrase(wrong)
  const keepsOld = kept !== undefined && fields?.isEmpty()
  const credentials = keepsOld ? undefined : fields?.read()
  if (credentials === undefined && !keepsOld) return undefined
  if (wrong === undefined) return { credentials, passphrase }
  input?.focus()
  return undefined
}

function Basics({ values, errors, onEdit }: ProfileFormProps): ReactNode {
  const name = useRef<HTMLInputElement>(null)

  useEffect(() => name.current?.focus(), [])

  return (
    <>
      <TextField
        ref={name}
        label={t('Profile name')}
        placeholder={t('Acme Test')}
        value={values.name}
        error={errors.name}
        onChange={(typed) => onEdit({ name: typed })}
      />
      <Select
        label={t('Environment')}
        options={ENVIRONMENTS}
        value={values.environment}
        hint={ENVIRONMENT_HINTS[values.environment]}
        onChange={(environment) => onEdit({ environment: environment as Environment })}
      />
    </>
  )
}

interface KeyAndSecretProps extends ProfileFormProps {
  readonly fields: RefObject<CredentialFieldsHandle | null>
  readonly passphrase: RefObject<HTMLInputElement | null>
}

function KeyAndSecret({ fields, passphrase, kept, values, ...props }: KeyAndSecretProps): ReactNode {
  return (
    <>
      <CredentialFields
        ref={fields}
        keyPlaceholder={kept ? `•••• ${kept.keyHint}` : t('The key, or key and secret together')}
        secretPlaceholder={kept && t('•••• replaced only')}
        onBaseUrl={(url) => {
          props.onAddress('baseUrl', url)
          props.onAddressDone('baseUrl')
        }}
      />
      <KeepingChoice
        keeping={values.keeping}
        passphrase={passphrase}
        need={props.passphraseNeed}
        error={props.errors.passphrase}
        onKeeping={(keeping) => props.onEdit({ keeping })}
        onPassphraseInput={() => props.onPassphrase(undefined)}
      />
    </>
  )
}
