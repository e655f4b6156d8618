import { create } from 'zustand'
import { asAppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import type { ProfileInput } from '#lib/messaging/contract.ts'
import { SERVICES, type ServiceId } from '#lib/signet/catalogue/services.ts'
import { parseBaseUrl } from '#lib/signet/profile/base-url.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import { type BuildReach, canOptIntoHttp } from '#lib/signet/profile/hosts.ts'
import type { Connection, Environment, Keeping, Profile, ProfileColour } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import { failureOf, type ShownProblem, showProblem } from './problem-store.ts'

/** What the form shows, as typed. Key, secret and passphrase are not among it: they stay in the browser's inputs. */
export interface ProfileFormValues {
  readonly id: string
  readonly name: string
  readonly environment: Environment
  readonly baseUrl: string
  readonly serviceUrls: Partial<Record<ServiceId, string>>
  readonly plainHttp: boolean
  /** The host, typed to confirm that encryption is given up where it has worked before. */
  readonly typedHost?: string
  readonly keeping: Keeping
  readonly colour: ProfileColour
}

export type AddressField = 'baseUrl' | ServiceId
export type FormTexts = { readonly [Field in 'name' | 'passphrase' | AddressField]?: string | undefined }

interface ProfileFormState {
  /** Undefined while no form is open. */
  readonly values: ProfileFormValues | undefined
  /** Opened to add a profile. Stays so once that profile is saved: the form keeps its place and its focus. */
  readonly adding: boolean
  readonly errors: FormTexts
  readonly notes: FormTexts
  readonly saving: boolean
  /** How the test went that followed the last save. */
  readonly outcome: Connection | undefined
}

const CLOSED: ProfileFormState = {
  values: undefined,
  adding: false,
  errors: {},
  notes: {},
  saving: false,
  outcome: undefined,
}

export const useProfileForm = create<ProfileFormState>(() => CLOSED)

/** Its id is made here: a save that is asked for twice is one profile. */
const newProfile = (): ProfileFormValues => ({
  id: crypto.randomUUID(),
  name: '',
  environment: 'test',
  baseUrl: 'https://api.getsignet.xyz',
  serviceUrls: {},
  plainHttp: false,
  keeping: 'session',
  colour: 'blue',
})

/** @param filledIn For a new profile: what is known of it already. */
export const openForm = (profile?: Profile, filledIn: Partial<ProfileFormValues> = {}): void =>
  useProfileForm.setState({
    ...CLOSED,
    values: profile ?? { ...newProfile(), ...filledIn },
    adding: profile === undefined,
  })

export const closeForm = (): void => useProfileForm.setState(CLOSED)

export function editForm(change: Partial<ProfileFormValues>): void {
  const { values, errors } = useProfileForm.getState()
  if (values === undefined) return
  const name = change.name === undefined ? errors.name : undefined
  useProfileForm.setState({ values: { ...values, ...change }, errors: { ...errors, name } })
}

export function editAddress(field: AddressField, typed: string): void {
  const { values, errors, notes } = useProfileForm.getState()
  if (values === undefined) return
  useProfileForm.setState({
    values: withAddress(values, field, typed),
    errors: { ...errors, [field]: undefined },
    notes: { ...notes, [field]: undefined },
  })
}

/** Over http or back to https; the tick and the address go together. */
export function choosePlainHttp(plainHttp: boolean): void {
  const baseUrl = useProfileForm.getState().values?.baseUrl ?? ''
  editForm({ plainHttp })
  editAddress('baseUrl', baseUrl.replace(/^https?:/i, plainHttp ? 'http:' : 'https:'))
}

/** Puts an address right once it is typed, and tells what was changed or what is wrong. True when it can be used. */
export function checkAddress(field: AddressField, build: BuildReach): boolean {
  const { values, errors, notes } = useProfileForm.getState()
  if (values === undefined) return false
  const typed = addressOf(values, field)
  if (field !== 'baseUrl' && typed.trim() === '') return true
  const read = readAddress(typed, values.plainHttp, build)
  if ('error' in read) {
    useProfileForm.setState({ errors: { ...errors, [field]: read.error } })
    return false
  }
  useProfileForm.setState({
    values: withAddress(values, field, read.url),
    notes: { ...notes, [field]: read.note ?? (typed === read.url ? notes[field] : undefined) },
  })
  return true
}

/** What the form does not keep: read from the browser's inputs for one save. */
export interface TypedSecrets {
  /** Undefined leaves those of a saved profile as they are. */
  readonly credentials: Credentials | undefined
  /** Undefined where the vault is open, or none is needed. */
  readonly passphrase: string | undefined
}

/** What is said at the passphrase and not above the form. */
const OF_PASSPHRASE = ['vault.passphrase', 'vault.throttled', 'vault.locked']

/**
 * Saves and tests. The form stays open with everything in it, but for what is secret, which the caller empties.
 *
 * @returns True when the profile is saved, whatever its test said.
 */
export async function saveForm(typed: TypedSecrets, build: BuildReach): Promise<boolean> {
  const { values, saving } = useProfileForm.getState()
  if (values === undefined || saving || !checkForm(values, build)) return false
  useProfileForm.setState({ saving: true, outcome: undefined })
  let outcome: Connection | undefined
  const failure = await failureOf(async () => {
    outcome = (await call('profile.save', inputOf(typed))).connection
  })
  useProfileForm.setState({ saving: false, outcome })
  if (failure !== undefined) tellFailure(failure)
  return failure === undefined
}

function tellFailure(failure: ShownProblem): void {
  if (OF_PASSPHRASE.includes(failure.code)) markPassphrase(failure.message)
  else showProblem(failure)
}

/** For an error that the form itself has found, and to take one back. */
export function markPassphrase(error: string | undefined): void {
  const { errors } = useProfileForm.getState()
  useProfileForm.setState({ errors: { ...errors, passphrase: error } })
}

/** Whether http may be offered: https has just failed at the network, and this build can reach the host without it. */
export function offersPlainHttp({ values, outcome }: ProfileFormState, build: BuildReach): boolean {
  if (values === undefined || values.environment === 'sandbox' || !URL.canParse(values.baseUrl)) return false
  const failed = outcome?.state === 'failed' && outcome.code === 'network.unreachable'
  return (failed || values.plainHttp) && canOptIntoHttp(new URL(values.baseUrl), build)
}

/** What is checked before anything is sent, all at once, so that every field says what it needs. */
export function checkForm({ name, environment }: ProfileFormValues, build: BuildReach): boolean {
  const named = name.trim() !== ''
  const { errors } = useProfileForm.getState()
  useProfileForm.setState({
    errors: { ...errors, name: named ? undefined : t('Give the profile a name, like Acme Test.') },
  })
  if (environment === 'sandbox') return named
  const checked = (['baseUrl', ...SERVICES.map(({ id }) => id)] as const).map((field) => checkAddress(field, build))
  return named && !checked.includes(false)
}

function inputOf({ credentials, passphrase }: TypedSecrets): ProfileInput {
  const { id, name, environment, baseUrl, serviceUrls, plainHttp, typedHost, keeping, colour } =
    useProfileForm.getState().values as ProfileFormValues
  const input = { id, name: name.trim(), environment, baseUrl, serviceUrls, plainHttp, typedHost }
  return { ...input, credentials, keeping, passphrase, colour }
}

function readAddress(
  typed: string,
  plainHttp: boolean,
  build: BuildReach,
): { url: string; note: string | undefined } | { error: string } {
  try {
    const { url, notes, plain } = parseBaseUrl(typed, build)
    if (plain && plainHttp) return { url: url.replace(/^https:/, 'http:'), note: undefined }
    return { url, note: notes.length > 0 ? notes.join(' ') : undefined }
  } catch (thrown) {
    return { error: asAppError(thrown).message }
  }
}

const addressOf = (values: ProfileFormValues, field: AddressField): string =>
  (field === 'baseUrl' ? values.baseUrl : values.serviceUrls[field]) ?? ''

function withAddress(values: ProfileFormValues, field: AddressField, address: string): ProfileFormValues {
  if (field === 'baseUrl') return { ...values, baseUrl: address }
  return { ...values, serviceUrls: { ...values.serviceUrls, [field]: address } }
}
