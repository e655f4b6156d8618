import { expect, it, vi } from 'vitest'
import { backgroundRig, inVault } from '../../fakes/background.ts'
import { KEY, OTHER_KEY } from '../../fakes/secret-room.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))
const AREAS = [fake.local, fake.session] as const
const [BEFORE, AFTER] = ['http://127.0.0.1:4010', 'http://127.0.0.1:4011']

/** What is stored after each change of it, as a background that was killed there leaves it behind. */
async function momentsOf(work: () => Promise<unknown>) {
  const moments: (readonly Map<string, string>[])[] = []
  const writes = AREAS.map(({ write }) => write)
  for (const area of AREAS) {
    const { write } = area
    area.write = async (values) => {
      await write(values)
      moments.push(AREAS.map(({ stored }) => new Map(stored)))
    }
  }
  await work()
  for (const [at, write] of writes.entries()) Object.assign(AREAS[at] ?? {}, { write })
  return moments
}

function goBackTo(moment: readonly Map<string, string>[]): void {
  for (const [at, { stored }] of AREAS.entries()) {
    stored.clear()
    for (const [key, value] of moment[at] ?? []) stored.set(key, value)
  }
}

it.each(['session', 'vault'] as const)(
  'never has one key with the address of another, kept in the %s',
  async (keeping) => {
    const { ask, live } = backgroundRig(fake)
    await ask('profile.save', inVault('p1', { keeping, baseUrl: BEFORE }))
    const edited = inVault('p1', { keeping, baseUrl: AFTER, credentials: OTHER_KEY })
    const moments = await momentsOf(() => ask('profile.save', edited))

    const pairs = new Set<string>()
    for (const moment of moments) {
      goBackTo(moment)
      const { profiles, secrets } = live().background
      const profile = await profiles.get('p1')
      pairs.add(JSON.stringify([profile.baseUrl, await secrets.get(profile)]))
    }

    expect([...pairs]).toEqual([JSON.stringify([BEFORE, KEY]), JSON.stringify([AFTER, OTHER_KEY])])
    expect([...fake.session.stored.values()].join('')).not.toContain(KEY.apiSecret)
  },
)

it('makes one profile of a save that is asked for again, wherever the first was stopped', async () => {
  const { ask, live } = backgroundRig(fake)
  const input = inVault('p1', { keeping: 'session' })
  const moments = await momentsOf(() => ask('profile.save', input))

  expect(moments.length).toBeGreaterThan(2)
  for (const moment of moments) {
    goBackTo(moment)
    const { ask: again, background, view } = live()
    await again('profile.save', input)
    expect((await view()).profiles).toMatchObject([{ profile: { id: 'p1', connection: { state: 'connected' } } }])
    expect(await background.secrets.get(await background.profiles.get('p1'))).toEqual(KEY)
  }
})
