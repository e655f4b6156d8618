import { beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import { useProblem } from '#lib/stores/problem-store.ts'
import {
  checkAddress,
  choosePlainHttp,
  editAddress,
  editForm,
  markPassphrase,
  offersPlainHttp,
  openForm,
  saveForm,
  useProfileForm,
} from '#lib/stores/profile-form-store.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn() }))

const CHROMIUM = { plainHttp: true, extraHosts: [] }
const FIREFOX = { plainHttp: false, extraHosts: [] }
const KEY = { credentials: { apiKey: 'key', apiSecret: 'secret' }, passphrase: undefined }
const form = () => useProfileForm.getState()
const failed = (code: string) => ({ id: 'p', connection: { state: 'failed', at: 0, code, message: 'No.' } }) as never

beforeEach(() => {
  vi.mocked(call)
    .mockReset()
    .mockResolvedValue({ id: 'p', connection: { state: 'connected', at: 0 } } as never)
  openForm()
  editForm({ name: ' Acme Test ' })
})

it('sends what was typed, put right', async () => {
  editAddress('fraud', 'https://localhost:4301/fraud/v1')

  expect(await saveForm(KEY, CHROMIUM)).toBe(true)

  expect(call).toHaveBeenCalledExactlyOnceWith('profile.save', {
    id: form().values?.id,
    name: 'Acme Test',
    environment: 'test',
    baseUrl: 'https://api.getsignet.xyz',
    serviceUrls: { fraud: 'https://localhost:4301' },
    keeping: 'session',
    passphrase: undefined,
    colour: 'blue',
    plainHttp: false,
    credentials: KEY.credentials,
  })
  expect(form().notes.fraud).toContain('/fraud/v1')
  expect(form()).toMatchObject({ outcome: { state: 'connected' } })
})

it('says at every field what it needs, all at once, and sends nothing', async () => {
  editForm({ name: ' ' })
  editAddress('baseUrl', 'https://example.com')
  editAddress('partner', 'ftp://localhost')

  expect(await saveForm(KEY, CHROMIUM)).toBe(false)

  expect(call).not.toHaveBeenCalled()
  expect(form().errors).toMatchObject({
    name: expect.stringContaining('name'),
    baseUrl: expect.stringContaining('*.getsignet.xyz'),
    partner: expect.stringContaining('ftp'),
  })
})

it('takes an error back as soon as its field is edited', () => {
  editAddress('baseUrl', 'nonsense?')
  checkAddress('baseUrl', CHROMIUM)
  editAddress('baseUrl', 'https://api')

  expect(form().errors.baseUrl).toBeUndefined()
})

it('loses nothing when a save fails', async () => {
  vi.mocked(call).mockRejectedValue(new AppError('storage.full', 'Full.'))

  expect(await saveForm(KEY, CHROMIUM)).toBe(false)

  expect(form()).toMatchObject({ saving: false, values: { name: ' Acme Test ' } })
})

it('keeps key, secret and passphrase out of its state', async () => {
  const credentials = { apiKey: 'planted-key', apiSecret: 'planted-secret' }
  await saveForm({ credentials, passphrase: 'planted-passphrase' }, CHROMIUM)

  expect(JSON.stringify(form())).not.toContain('planted')
})

it('says at the passphrase what is wrong with it, and takes that back when it is typed anew', async () => {
  editForm({ keeping: 'vault' })
  vi.mocked(call).mockRejectedValue(new AppError('vault.passphrase', 'That is not it.'))

  expect(await saveForm({ ...KEY, passphrase: 'a wrong passphrase' }, CHROMIUM)).toBe(false)

  expect(call).toHaveBeenLastCalledWith(
    'profile.save',
    expect.objectContaining({ keeping: 'vault', passphrase: 'a wrong passphrase' }),
  )
  expect(form().errors.passphrase).toBe('That is not it.')
  expect(useProblem.getState().problem).toBeUndefined()
  markPassphrase(undefined)
  expect(form().errors.passphrase).toBeUndefined()
})

it('offers plain http only after https failed at the network, and never in Firefox', async () => {
  editAddress('baseUrl', 'http://api.getsignet.xyz')
  checkAddress('baseUrl', CHROMIUM)
  expect(form().values?.baseUrl).toBe('https://api.getsignet.xyz')
  expect(offersPlainHttp(form(), CHROMIUM)).toBe(false)

  vi.mocked(call).mockResolvedValue(failed('auth.rejected'))
  await saveForm(KEY, CHROMIUM)
  expect(offersPlainHttp(form(), CHROMIUM)).toBe(false)

  vi.mocked(call).mockResolvedValue(failed('network.unreachable'))
  await saveForm(KEY, CHROMIUM)
  expect(offersPlainHttp(form(), CHROMIUM)).toBe(true)
  expect(offersPlainHttp(form(), FIREFOX)).toBe(false)
})

it('sends over http once it was chosen, and over https when it is taken back', async () => {
  choosePlainHttp(true)
  await saveForm(KEY, CHROMIUM)
  expect(call).toHaveBeenLastCalledWith(
    'profile.save',
    expect.objectContaining({ baseUrl: 'http://api.getsignet.xyz', plainHttp: true }),
  )

  choosePlainHttp(false)
  expect(form().values).toMatchObject({ baseUrl: 'https://api.getsignet.xyz', plainHttp: false })
})
