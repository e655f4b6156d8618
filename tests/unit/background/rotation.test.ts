import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { backgroundRig, inVault } from '../../fakes/background.ts'
import { KEY, OTHER_KEY, PASSPHRASE } from '../../fakes/secret-room.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))
const DAY = 24 * 3_600_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

/** A profile in the vault with a token, and a second key that the sandbox knows. */
async function rotating() {
  const rig = backgroundRig(fake)
  await rig.ask('profile.save', inVault('p1'))
  const next = await rig.makeKey()
  const tokenOf = async () => (await rig.ask('token.copy', 'p1')).value
  const traced = async () =>
    (await rig.ask('views.read')).trace.map(({ call, reason, outcome }) => [call, reason, outcome])
  rig.calls.length = 0
  return { ...rig, next, tokenOf, traced }
}

it('checks the new key by a token of its own, and leaves the old one in use', async () => {
  const { ask, profile, next, tokenOf, traced, calls } = await rotating()
  const before = await tokenOf()

  await ask('rotation.verify', 'p1', next)

  expect(await profile('p1')).toMatchObject({
    profile: { keyHint: KEY.apiKey.slice(-4) },
    rotation: { keyHint: next.apiKey.slice(-4), verifiedAt: Date.now() },
  })
  expect(await tokenOf()).toBe(before)
  expect(calls.map(({ path }) => path)).toEqual(['generate-token'])
  expect((await traced())[0]).toEqual(['generate', 'rotation', 'token'])
  for (const half of [next.apiKey, next.apiSecret]) {
    expect([...fake.local.stored.values()].join('')).not.toContain(half)
    expect([...fake.session.stored.values()].join('')).not.toContain(half)
  }
})

it('keeps the token of a key that waits out of all that is shown', async () => {
  const { ask, next, background } = await rotating()
  await ask('rotation.verify', 'p1', next)
  const { value, refreshToken } = JSON.parse(fake.session.stored.get('rotation-tokens') ?? '').p1

  const { text } = await background.secretFields.redactor()

  // In base64: not to be known by its looks.
  for (const token of [value, refreshToken]) expect(text(btoa(token))).not.toContain(btoa(token).slice(4, -4))
})

it('changes over to the new key and its token, and deletes the old', async () => {
  const { ask, profile, next, tokenOf, send, calls, restart } = await rotating()
  const before = await tokenOf()
  await ask('rotation.verify', 'p1', next)
  vi.setSystemTime(Date.now() + 1000)
  await ask('rotation.finish', 'p1', undefined)

  const after = await tokenOf()
  expect(after).not.toBe(before)
  expect(calls.map(({ path }) => path)).toEqual(['generate-token'])
  expect(await profile('p1')).toMatchObject({
    profile: { keyHint: next.apiKey.slice(-4), keyAddedAt: Date.now(), connection: { state: 'connected' } },
    rotation: undefined,
  })
  await send('p1')
  expect(calls.at(-1)?.authorization).toBe(`Bearer ${after}`)

  const { ask: later, background } = restart()
  await later('vault.unlock', PASSPHRASE)
  const owner = { id: 'p1', keeping: 'vault' } as const
  expect(await background.secrets.get(owner)).toEqual(next)
  expect(await background.secrets.get(owner, 'next')).toBeUndefined()
})

it('keeps nothing of a key that Signet refuses, nor of the one that is there already', async () => {
  const { ask, profile, tokenOf, traced } = await rotating()
  const before = await tokenOf()

  await expect(ask('rotation.verify', 'p1', OTHER_KEY)).rejects.toMatchObject({ code: 'auth.rejected' })
  await expect(ask('rotation.verify', 'p1', KEY)).rejects.toMatchObject({ code: 'input.invalid' })

  expect(await profile('p1')).toMatchObject({ rotation: undefined, token: { phase: 'held' } })
  expect(await tokenOf()).toBe(before)
  expect((await traced())[0]).toEqual(['generate', 'rotation', 'refused'])
  await expect(ask('rotation.finish', 'p1', undefined)).rejects.toMatchObject({ code: 'input.invalid' })
})

it('goes on where it was after a restart, and makes the token that is gone', async () => {
  const { ask, next, restart, calls } = await rotating()
  await ask('rotation.verify', 'p1', next)
  const { ask: later, profile, send } = restart()
  await expect(later('rotation.finish', 'p1', undefined)).rejects.toMatchObject({ code: 'vault.locked' })
  await later('vault.unlock', PASSPHRASE)
  expect((await profile('p1'))?.rotation?.keyHint).toBe(next.apiKey.slice(-4))
  calls.length = 0

  await later('rotation.finish', 'p1', undefined)

  expect(await send('p1')).toMatchObject({ answer: { status: 200 } })
  expect(calls.map(({ path }) => path)).toEqual(['generate-token', 'all-clients'])
})

it('waits in memory alone for a profile that is kept for the session', async () => {
  const { ask, next, profile, restart } = await rotating()
  await ask('profile.save', inVault('p1', { keeping: 'session' }))
  await ask('rotation.verify', 'p1', next)
  expect((await profile('p1'))?.rotation).toBeDefined()

  expect((await restart().profile('p1'))?.rotation).toBeUndefined()
})

it('forgets the new key when it is cancelled', async () => {
  const { ask, next, profile, tokenOf, background } = await rotating()
  const before = await tokenOf()
  await ask('rotation.verify', 'p1', next)

  await ask('rotation.cancel', 'p1')

  expect((await profile('p1'))?.rotation).toBeUndefined()
  expect(await background.secrets.get({ id: 'p1', keeping: 'vault' }, 'next')).toBeUndefined()
  expect(await tokenOf()).toBe(before)
})

it('keeps the old key when the vault is locked while the new one is being checked', async () => {
  const { ask, next, profile, line } = await rotating()
  const { promise: asked, resolve: arrive } = Promise.withResolvers<void>()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  line.before = async () => {
    arrive()
    await held
  }
  const verifying = ask('rotation.verify', 'p1', next)
  await asked
  await ask('vault.lock')
  release()

  await expect(verifying).rejects.toMatchObject({ code: 'network.cancelled' })
  expect((await profile('p1'))?.rotation).toBeUndefined()
})

it('finds that it is done when it is asked once more, and not where the new key was forgotten', async () => {
  const { ask, profile, next, makeKey } = await rotating()
  await ask('rotation.verify', 'p1', next)
  const { verifiedAt } = (await profile('p1'))?.rotation ?? {}
  await ask('rotation.finish', 'p1', verifiedAt)
  const changed = await profile('p1')

  await ask('rotation.finish', 'p1', verifiedAt)

  expect(await profile('p1')).toEqual(changed)
  vi.setSystemTime(Date.now() + 1000)
  await ask('rotation.verify', 'p1', await makeKey())
  const later = (await profile('p1'))?.rotation?.verifiedAt
  await ask('rotation.cancel', 'p1')
  await expect(ask('rotation.finish', 'p1', later)).rejects.toMatchObject({ code: 'input.invalid' })
})

it('tells how old a key is from when it was entered', async () => {
  const { ask, profile, next } = await rotating()
  const entered = (await profile('p1'))?.profile.keyAddedAt
  vi.setSystemTime(Date.now() + DAY)

  await ask('profile.save', inVault('p1', { credentials: undefined, name: 'renamed' }))
  expect((await profile('p1'))?.profile.keyAddedAt).toBe(entered)
  await ask('secret.replace', 'p1', next)

  expect((await profile('p1'))?.profile.keyAddedAt).toBe(Date.now())
})

it('can be finished again, wherever the background was stopped in it', async () => {
  const owner = { id: 'p1', keeping: 'session' } as const
  let finished = false
  for (let changes = 0; !finished; changes++) {
    const { ask, live, makeKey, profile: now } = backgroundRig(fake)
    await ask('profile.save', inVault('p1', { keeping: 'session' }))
    const next = await makeKey()
    await ask('rotation.verify', 'p1', next)
    const { verifiedAt } = (await now('p1'))?.rotation ?? {}
    const { local, session } = fake
    const writes = [local.write, session.write] as const
    let left = changes
    const counted = (write: typeof local.write): typeof local.write => {
      return (values) => (left-- > 0 ? write(values) : Promise.reject(new Error('stopped')))
    }
    Object.assign(local, { write: counted(local.write) })
    Object.assign(session, { write: counted(session.write) })
    finished = await ask('rotation.finish', 'p1', verifiedAt).then(
      () => true,
      () => false,
    )
    Object.assign(local, { write: writes[0] })
    Object.assign(session, { write: writes[1] })

    const { ask: again, background, profile, send } = live()
    await again('rotation.finish', 'p1', verifiedAt)
    expect(await background.secrets.get(owner)).toEqual(next)
    expect((await profile('p1'))?.profile.keyHint).toBe(next.apiKey.slice(-4))
    expect(await send('p1')).toMatchObject({ answer: { status: 200 } })
  }
})
