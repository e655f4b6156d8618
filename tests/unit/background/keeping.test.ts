import { expect, it, vi } from 'vitest'
import { buildSlot } from '#lib/storage/slots.ts'
import { backgroundRig, inVault } from '../../fakes/background.ts'
import { KEY, OTHER_KEY, PASSPHRASE } from '../../fakes/secret-room.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))
const plain = (text: string) => [...fake.local.stored.values()].filter((value) => value.includes(text))
const inMemory = (text: string) => [...fake.session.stored.values()].filter((value) => value.includes(text))

it('remembers a key on this computer: one passphrase after a restart, and a send goes on', async () => {
  const { ask, restart } = backgroundRig(fake)
  expect(await ask('profile.save', inVault('p1'))).toMatchObject({ connection: { state: 'connected' } })
  expect([plain(KEY.apiSecret), inMemory(KEY.apiSecret)]).toEqual([[], []])

  const next = restart()
  expect((await next.profile('p1'))?.token).toEqual({ phase: 'locked' })
  await expect(next.send('p1')).rejects.toMatchObject({ code: 'vault.locked' })
  expect((await next.ask('views.read')).exchanges).toEqual([])
  await next.ask('vault.unlock', PASSPHRASE)

  expect(await next.send('p1')).toMatchObject({ state: 'answered', answer: { status: 200 } })
})

it.each([
  { name: `Acme ${KEY.apiSecret}` },
  { name: KEY.apiKey },
  { baseUrl: `http://127.0.0.1:4010/${KEY.apiSecret}` },
])('writes no key or secret to the disk that was typed into another field: %j', async (typed) => {
  const { ask, view } = backgroundRig(fake)

  await expect(ask('profile.save', inVault('p1', typed))).rejects.toMatchObject({ code: 'input.invalid' })

  expect([(await view()).profiles, plain(KEY.apiSecret), plain(KEY.apiKey)]).toEqual([[], [], []])
})

it('saves nothing with a wrong passphrase, or with none where the vault is locked', async () => {
  const { ask, restart } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))
  const { ask: later, view } = restart()
  const before = new Map(fake.local.stored)

  await expect(later('profile.save', inVault('p2', { passphrase: undefined }))).rejects.toMatchObject({
    code: 'vault.locked',
  })
  expect(fake.local.stored).toEqual(before)
  await expect(later('profile.save', inVault('p2', { passphrase: 'not the passphrase' }))).rejects.toMatchObject({
    code: 'vault.passphrase',
  })
  expect((await view()).profiles.map(({ profile }) => profile.id)).toEqual(['p1'])

  await later('profile.save', inVault('p2'))
  expect((await view()).profiles.map(({ token }) => token.phase)).toEqual(['none', 'held'])
})

it('moves a key between memory and vault, and leaves no copy behind', async () => {
  const { ask, send } = backgroundRig(fake)
  await ask('profile.save', inVault('p1', { keeping: 'session', passphrase: undefined }))
  expect(inMemory(KEY.apiSecret)).toHaveLength(1)

  await ask('profile.save', inVault('p1', { credentials: undefined }))
  expect(inMemory(KEY.apiSecret)).toEqual([])
  expect(await send('p1')).toMatchObject({ answer: { status: 200 } })

  await ask('profile.save', inVault('p1', { credentials: undefined, keeping: 'session' }))
  expect(inMemory(KEY.apiSecret)).toHaveLength(1)
  expect(plain('current:p1')).toEqual([])
  expect(plain(KEY.apiSecret)).toEqual([])
})

it('wants the passphrase to take a key out of a locked vault, and none where a new key is typed', async () => {
  const { ask, restart } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))
  const { ask: later, profile } = restart()
  const out = inVault('p1', { keeping: 'session', passphrase: undefined })

  await expect(later('profile.save', { ...out, credentials: undefined })).rejects.toMatchObject({
    code: 'vault.locked',
  })
  expect((await profile('p1'))?.profile.keeping).toBe('vault')
  await later('profile.save', { ...out, credentials: undefined, passphrase: PASSPHRASE })
  expect(await profile('p1')).toMatchObject({ profile: { keeping: 'session' }, token: { phase: 'held' } })

  await later('profile.save', inVault('p1'))
  await later('vault.lock')
  expect(await later('profile.save', out)).toMatchObject({ connection: { state: 'connected' } })
  expect((await profile('p1'))?.profile.keeping).toBe('session')
})

it('keeps what is stored where a profile that is damaged on disk is saved over', async () => {
  const { ask, restart } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))
  for (const slot of ['profiles.a', 'profiles.b']) fake.local.stored.set(slot, '"damaged"')
  const { ask: later, view } = restart()
  const before = new Map(fake.local.stored)

  await expect(later('profile.save', inVault('p2'))).rejects.toMatchObject({ code: 'record.damaged' })
  expect(fake.local.stored).toEqual(before)
  expect((await view()).troubles).toEqual([{ record: 'profiles', kind: 'damaged' }])
  await later('record.reset', 'profiles')

  await later('profile.save', inVault('p2'))
  expect(await view()).toMatchObject({ troubles: [], profiles: [{ profile: { id: 'p2' } }] })
})

it('asks for the secret where it is gone, and says why', async () => {
  const { ask, restart, live, calls } = backgroundRig(fake)
  await ask('profile.save', inVault('p1', { keeping: 'session' }))
  const reasonIn = async ({ profile }: ReturnType<typeof live>) => (await profile('p1'))?.token.problem
  await ask('secret.forget', 'p1')
  expect(await reasonIn(live())).toContain('You told the extension to forget')

  const restarted = restart()
  expect(await reasonIn(restarted)).toContain('The browser or the extension was restarted')
  await restarted.background.loss.began('update')
  expect(await reasonIn(restarted)).toContain('The extension was updated')
  await restarted.background.loss.began('browser-start')
  expect(await reasonIn(restarted)).toContain('until the browser closed')
  calls.length = 0
  for (const call of [restarted.ask('profile.test', 'p1'), restarted.ask('token.copy', 'p1'), restarted.send('p1')]) {
    await expect(call).rejects.toMatchObject({ code: 'secret.missing' })
  }
  expect(calls).toEqual([])

  expect(await restarted.ask('secret.replace', 'p1', KEY)).toMatchObject({ state: 'connected' })
})

it('marks a key that Signet refuses, and keeps the profile', async () => {
  const { ask, profile } = backgroundRig(fake)

  const { connection } = await ask('profile.save', inVault('p1', { credentials: OTHER_KEY }))

  expect(connection).toMatchObject({ state: 'failed', code: 'auth.rejected' })
  expect((await profile('p1'))?.token.phase).toBe('rejected')
})

it('changes profiles over to the session when the vault is erased, and says so', async () => {
  const { ask, profile, view } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))

  await ask('vault.erase')

  expect(await profile('p1')).toMatchObject({
    profile: { keeping: 'session' },
    token: { phase: 'needs-secret', problem: expect.stringContaining('The vault is gone') },
  })
  expect((await view()).vault.state).toBe('none')
  expect(await ask('secret.replace', 'p1', KEY)).toMatchObject({ state: 'connected' })
})

it('asks for the secret like any other, wherever the background was stopped while the vault was erased', async () => {
  const { ask, live } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))
  const before = [new Map(fake.local.stored), new Map(fake.session.stored)] as const
  const { write } = fake.local
  const ends: string[] = []
  for (let changes = 0; ends.at(-1) !== 'whole'; changes++) {
    for (const [at, area] of [fake.local, fake.session].entries()) {
      area.stored.clear()
      for (const [key, value] of before[at] ?? []) area.stored.set(key, value)
    }
    let left = changes
    fake.local.write = (values) => (left-- > 0 ? write(values) : Promise.reject(new Error('stopped')))
    const erased = await live()
      .ask('vault.erase')
      .then(
        () => 'whole',
        () => 'stopped',
      )
    fake.local.write = write
    const { ask: later, view, profile } = live()
    if ((await view()).vault.state !== 'none') continue

    ends.push(erased)
    expect(await profile('p1')).toMatchObject({
      profile: { keeping: 'session' },
      token: { phase: 'needs-secret', problem: expect.stringContaining('The vault is gone') },
    })
    expect(await later('secret.replace', 'p1', KEY)).toMatchObject({ state: 'connected' })
  }
  expect(ends).toContain('stopped')
})

it('keeps the vault when its last profile is deleted', async () => {
  const { ask, view } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))

  await ask('profile.delete', 'p1')

  expect(await view()).toMatchObject({ profiles: [], vault: { state: 'unlocked' } })
  expect(plain('current:p1')).toEqual([])
})

it('leaves no token behind that was made while the secret was being forgotten', async () => {
  const { ask } = backgroundRig(fake)
  await ask('profile.save', inVault('p1', { keeping: 'session' }))
  const { write } = fake.session
  fake.session.write = async (values) => {
    if ('secret-loss' in values) await ask('token.copy', 'p1')
    await write(values)
  }

  await ask('secret.forget', 'p1')
  fake.session.write = write

  await expect(ask('token.copy', 'p1')).rejects.toMatchObject({ code: 'secret.missing' })
})

it('deletes nothing of a profile where the list of them can only be read', async () => {
  const { ask, restart } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))
  const slot = JSON.parse(fake.local.stored.get('profiles.b') ?? '')
  fake.local.stored.set('profiles.a', JSON.stringify(buildSlot({ ...JSON.parse(slot.value) }, 99, slot.seq + 1)))
  const later = restart()

  await expect(later.ask('profile.delete', 'p1')).rejects.toMatchObject({ code: 'record.newer' })

  expect(await later.background.secrets.has({ id: 'p1', keeping: 'vault' })).toBe(true)
})
