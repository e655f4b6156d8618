import { expect, it } from 'vitest'
import { createTokenStore, type TokenRecords } from '#lib/session/tokens/token-store.ts'
import { createKept } from '#lib/storage/kept.ts'
import { fakeArea } from '../../../fakes/area.ts'
import { inFull } from '../../../soak/figures.ts'

const token = {
  value: 'access',
  obtainedAt: 0,
  expiresAt: 3_600_000,
  refreshToken: 'refresh',
  refreshExpiresAt: undefined,
  scope: undefined,
}
const renewed = { type: 'renewed', by: 'generate', token, reason: 'asked' } as const

function storeOn(area = fakeArea()) {
  return createTokenStore(createKept<TokenRecords>(area, 'tokens', {}), () => 1_000)
}

it('stores nothing that comes of an epoch that has ended', async () => {
  const store = storeOn()
  const epoch = store.epoch('p1')
  await store.forget('p1')

  await expect(store.happen('p1', renewed, epoch)).rejects.toMatchObject({ code: 'network.cancelled' })

  expect(await store.read('p1')).toEqual({})
  await store.happen('p1', renewed, store.epoch('p1'))
  expect((await store.read('p1')).token).toEqual(token)
})

it('ends the epoch of one profile alone', async () => {
  const store = storeOn()
  const [one, other] = [store.epoch('p1'), store.epoch('p2')]

  await store.forget('p1')

  expect([one.aborted, other.aborted]).toEqual([true, false])
})

const TIMES = inFull(1_000, 200)

it('loses none of the changes that three make at once, each read before it is written', async () => {
  const area = fakeArea()
  const kept = createKept<Readonly<Record<string, number>>>(area, 'counts', {})
  const count = async (name: string) => {
    for (let made = 0; made < TIMES; made++) {
      await kept.read()
      await kept.update((counts) => ({ ...counts, all: (counts['all'] ?? 0) + 1, [name]: (counts[name] ?? 0) + 1 }))
    }
  }

  await Promise.all(['popup', 'panel', 'tab'].map(count))

  const stored = await createKept(area, 'counts', {}).read()
  expect(stored).toEqual({ all: 3 * TIMES, popup: TIMES, panel: TIMES, tab: TIMES })
})
