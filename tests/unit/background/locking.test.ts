import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { backgroundRig, inVault } from '../../fakes/background.ts'
import { KEY, NEXT_PASSPHRASE, PASSPHRASE } from '../../fakes/secret-room.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))
const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms)

/** One profile in the vault and one in memory, both with a token. */
async function both(environment: 'test' | 'production' = 'test') {
  const rig = backgroundRig(fake)
  await rig.ask('profile.save', inVault('kept', { environment }))
  await rig.ask('profile.save', inVault('passing', { keeping: 'session' }))
  rig.calls.length = 0
  const phases = async () => (await rig.view()).profiles.map(({ token }) => token.phase)
  return { ...rig, phases }
}

it('takes keys and tokens of the vault away at once, and leaves the others in use', async () => {
  const { ask, phases, send, calls } = await both()
  const stored = () => fake.session.stored.get('tokens') ?? ''
  expect(JSON.parse(stored())).toHaveProperty('kept.token')

  await ask('vault.lock')

  expect(await phases()).toEqual(['locked', 'held'])
  expect(stored()).not.toContain('kept')
  expect(fake.session.stored.get('open-vault')).toBe('{}')
  await expect(ask('token.copy', 'kept')).rejects.toMatchObject({ code: 'vault.locked' })
  expect(await ask('token.show', 'kept')).toBeUndefined()
  expect(calls).toEqual([])
  expect(await send('passing')).toMatchObject({ answer: { status: 200 } })
})

it.each(['generate-token', 'all-clients'])('cancels what is under way, and discards a late %s', async (last) => {
  const { ask, send, line, phases } = await both()
  await ask('token.forget', 'kept')
  const { promise: asked, resolve: arrive } = Promise.withResolvers<void>()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  line.before = async (path) => {
    if (!path.endsWith(last)) return
    arrive()
    await held
  }
  const sending = send('kept')
  await asked

  await ask('vault.lock')
  release()

  expect(await sending).toMatchObject({ state: 'cancelled' })
  expect(await phases()).toEqual(['locked', 'held'])
  line.before = async () => undefined
  await ask('vault.unlock', PASSPHRASE)
  expect(await phases()).toEqual(['none', 'held'])
})

it('locks a Production key that was left alone, at whatever asks next', async () => {
  const { ask, phases, send, calls } = await both('production')
  pass(14 * MINUTE)
  await send('kept')
  pass(14 * MINUTE)
  expect(await phases()).toEqual(['held', 'held'])
  pass(MINUTE)
  calls.length = 0

  await expect(send('kept')).rejects.toMatchObject({ code: 'vault.locked' })

  expect(calls).toEqual([])
  expect(await phases()).toEqual(['locked', 'held'])
  await ask('vault.unlock', PASSPHRASE)
  expect(await send('kept')).toMatchObject({ answer: { status: 200 } })
})

it.each(['token.copy', 'token.show', 'token.renew', 'profile.test'] as const)('locks before %s too', async (name) => {
  const { ask, phases } = await both('production')
  pass(15 * MINUTE)

  await ask(name, 'kept').then(
    (value) => expect(value).toBeUndefined(),
    ({ code }) => expect(code).toBe('vault.locked'),
  )

  expect(await phases()).toEqual(['locked', 'held'])
})

it.each(['rotation.verify', 'secret.replace'] as const)('locks before %s, and asks', async (name) => {
  const { ask, makeKey, phases } = await both('production')
  const next = await makeKey()
  pass(15 * MINUTE)

  await expect(ask(name, 'kept', next)).rejects.toMatchObject({ code: 'vault.locked' })

  expect(await phases()).toEqual(['locked', 'held'])
})

it.each([undefined, 'not the passphrase'])(
  'locks before a profile is saved with the passphrase %s',
  async (passphrase) => {
    const { ask, phases } = await both('production')
    pass(15 * MINUTE)

    const saving = ask('profile.save', inVault('kept', { environment: 'production', passphrase }))

    await expect(saving).rejects.toMatchObject({ code: passphrase ? 'vault.passphrase' : 'vault.locked' })
    expect(await phases()).toEqual(['locked', 'held'])
  },
)

it('locks before a passphrase is tried, and before one is changed', async () => {
  const { ask, phases } = await both('production')
  pass(15 * MINUTE)
  await expect(ask('vault.unlock', 'not the passphrase')).rejects.toMatchObject({ code: 'vault.passphrase' })
  expect(await phases()).toEqual(['locked', 'held'])

  await ask('vault.unlock', PASSPHRASE)
  pass(15 * MINUTE)
  await ask('vault.changePassphrase', PASSPHRASE, NEXT_PASSPHRASE)
  expect(await phases()).toEqual(['locked', 'held'])
})

it('locks when a page looks, in the next life of the background, and at no use of Test keys', async () => {
  const { live } = await both('production')
  pass(15 * MINUTE)
  expect((await live().view()).vault.state).toBe('locked')

  const test = await both('test')
  pass(24 * 60 * MINUTE)
  expect((await test.view()).vault.state).toBe('unlocked')
})

it('locks by its own time, or never', async () => {
  const { ask, view } = await both('production')
  await ask('settings.change', { autoLockMinutes: 0 })
  pass(24 * 60 * MINUTE)
  expect((await view()).vault.state).toBe('unlocked')
  await ask('vault.unlock', PASSPHRASE)
  const used = Date.now()
  expect(fake.alarms.has('auto-lock')).toBe(false)
  await ask('settings.change', { autoLockMinutes: 60 })
  expect(fake.alarms.get('auto-lock')).toBe(used + 60 * MINUTE)
  pass(2 * MINUTE)

  await ask('settings.change', { autoLockMinutes: 2 })

  expect((await view()).vault.state).toBe('locked')
  await expect(ask('settings.change', { autoLockMinutes: -1 })).rejects.toMatchObject({ code: 'input.invalid' })
})

it('stores a token where answers have taken all the room, and gives them up for it', async () => {
  const { ask, send } = await both()
  expect((await send('kept'))?.answer?.kept).toBe(true)
  const { write } = fake.session
  fake.session.write = async (values) => {
    if ([...fake.session.stored.keys()].some((key) => key.startsWith('body:'))) throw new Error('quota exceeded')
    await write(values)
  }

  await ask('token.renew', 'kept')

  fake.session.write = write
  expect(JSON.parse(fake.session.stored.get('tokens') ?? '')).toHaveProperty('kept.token')
  expect((await ask('views.read')).exchanges[0]?.answer?.kept).toBe(false)
  expect(fake.session.stored.get('secrets')).toContain(KEY.apiKey)
})

it('stays locked when the screen is locked while a passphrase opens the vault', async () => {
  const { ask, view } = await both()
  await ask('vault.lock')

  const unlocking = ask('vault.unlock', PASSPHRASE)
  await ask('vault.lock')

  await expect(unlocking).rejects.toMatchObject({ code: 'vault.locked' })
  expect((await view()).vault.state).toBe('locked')
})
