import { expect, it, vi } from 'vitest'
import type { Area } from '#lib/platform/storage.ts'
import { createExchanges, RING_BYTES } from '#lib/session/sending/exchanges.ts'
import { applyChanges, type Exchange, type ExchangeChanges, REMEMBERED } from '#lib/signet/exchange/exchange.ts'
import { fakeArea } from '../../../fakes/area.ts'

const NOW = 5_001
const exchangesIn = (area: Area, onChange: (changes: ExchangeChanges) => void = () => undefined) =>
  createExchanges({ area, now: () => NOW, onChange, hasProfile: async () => true })

function exchange(id: string, overrides: Partial<Exchange> = {}): Exchange {
  return {
    id,
    page: 'popup',
    profileId: 'p1',
    profileName: 'Acme',
    environment: 'test',
    state: 'answered',
    startedAt: Number(id),
    request: { method: 'GET', url: 'https://api.getsignet.xyz/fraud/v1/report/all', headers: [], body: undefined },
    answer: { status: 200, statusText: 'OK', headers: [], contentType: 'application/json', bytes: 2, kept: false },
    notes: [],
    ...overrides,
  }
}

it('keeps a body for the next life of the background', async () => {
  const area = fakeArea()
  await exchangesIn(area).answer(exchange('1'), () => '{"success":true}')

  const revived = exchangesIn(area)

  expect(await revived.body('1')).toBe('{"success":true}')
  expect((await revived.all())[0]?.answer?.kept).toBe(true)
})

it('drops the oldest bodies when the ring is full, and says so of them alone', async () => {
  const area = fakeArea()
  const exchanges = exchangesIn(area)
  for (const id of ['1', '2', '3']) await exchanges.answer(exchange(id), () => 'x'.repeat(RING_BYTES / 2 - 10))

  const revived = exchangesIn(area)

  expect(await revived.body('1')).toBeUndefined()
  expect((await revived.all()).map(({ id, answer }) => [id, answer?.kept])).toEqual([
    ['3', true],
    ['2', true],
    ['1', false],
  ])
})

it('hands over a body larger than the ring while it is fresh, and marks it as not kept', async () => {
  const area = fakeArea()
  const exchanges = exchangesIn(area)
  const large = 'x'.repeat(RING_BYTES + 1)

  await exchanges.answer(exchange('1'), () => large)

  expect(await exchanges.body('1')).toBe(large)
  expect((await exchanges.all())[0]?.answer).toMatchObject({ kept: false, bytes: 2 })
  expect(await exchangesIn(area).body('1')).toBeUndefined()
})

it('counts what JSON adds to a body: quotes and line breaks are stored escaped', async () => {
  const area = fakeArea()
  await exchangesIn(area).answer(exchange('1'), () => '"'.repeat(RING_BYTES / 2 + 1))

  expect((await exchangesIn(area).all())[0]?.answer?.kept).toBe(false)
})

it('gives up the older half of the sends where no body is left to give up, and none under way', async () => {
  const exchanges = exchangesIn(fakeArea())
  for (const id of ['1', '2', '3', '4']) await exchanges.put(exchange(id))
  await exchanges.put(exchange('0', { state: 'pending' }))
  await exchanges.answer(exchange('5'), () => '{}')

  await exchanges.makeRoom()
  expect((await exchanges.all()).map(({ id }) => id)).toEqual(['5', '4', '3', '2', '1', '0'])
  await exchanges.makeRoom()

  expect((await exchanges.all()).map(({ id }) => id)).toEqual(['5', '4', '0'])
})

it('marks what a dead background left pending as interrupted', async () => {
  const area = fakeArea()
  const before = exchangesIn(area)
  await before.put(exchange('1', { state: 'pending' }))
  await before.put(exchange('2'))
  const told: ExchangeChanges[] = []

  const all = await exchangesIn(area, (changes) => told.push(changes)).all()

  expect(all.map(({ id, state }) => [id, state])).toEqual([
    ['2', 'answered'],
    ['1', 'interrupted'],
  ])
  expect(all[1]?.durationMs).toBe(NOW - 1)
  expect(told.map(({ changed }) => changed.map(({ id }) => id))).toEqual([['1']])
  expect((await exchangesIn(area).all())[1]).toEqual(all[1])
})

it('goes on where there is no room to say that a send was interrupted', async () => {
  const area = fakeArea()
  await exchangesIn(area).put(exchange('1', { state: 'pending' }))
  const exchanges = exchangesIn({ ...area, write: () => Promise.reject(new Error('quota')) })

  expect((await exchanges.all())[0]?.state).toBe('interrupted')
})

it('reads again after a read that failed', async () => {
  const area = fakeArea()
  await exchangesIn(area).put(exchange('1'))
  const read = vi.fn(area.read).mockRejectedValueOnce(new Error('not now'))
  const exchanges = exchangesIn({ ...area, read })
  await expect(exchanges.all()).rejects.toThrow('not now')

  expect(await exchanges.all()).toHaveLength(1)
})

it('remembers the newest sends alone', async () => {
  const exchanges = exchangesIn(fakeArea())
  for (let id = 1; id <= REMEMBERED + 5; id++) await exchanges.put(exchange(String(id)))

  const ids = (await exchanges.all()).map(({ id }) => Number(id))

  expect(ids).toHaveLength(REMEMBERED)
  expect(Math.min(...ids)).toBe(6)
})

it('forgets all of a deleted profile, bodies too', async () => {
  const area = fakeArea()
  const exchanges = exchangesIn(area)
  await exchanges.answer(exchange('1'), () => 'one')
  await exchanges.answer(exchange('2', { profileId: 'p2' }), () => 'two')

  await exchanges.forgetProfile('p1')

  expect((await exchanges.all()).map(({ id }) => id)).toEqual(['2'])
  expect([...area.stored.keys()].filter((key) => key.startsWith('body:'))).toEqual(['body:2'])
  expect(await exchanges.body('1')).toBeUndefined()
})

it('says so when storage has no room for a body after all', async () => {
  const area = fakeArea()
  const write = (values: Record<string, unknown>) =>
    'body:1' in values ? Promise.reject(new Error('quota')) : area.write(values)
  const exchanges = exchangesIn({ ...area, write })

  await exchanges.answer(exchange('1'), () => '{}')

  expect((await exchangesIn(area).all())[0]?.answer?.kept).toBe(false)
})

it('says so too where older bodies had to go for one that has no room after all', async () => {
  const area = fakeArea()
  const write = (values: Record<string, unknown>) =>
    'body:2' in values ? Promise.reject(new Error('quota')) : area.write(values)
  const remove = (keys: string[]) => new Promise(setImmediate).then(() => area.remove(keys))
  const exchanges = exchangesIn({ ...area, write, remove })
  for (const id of ['1', '2']) await exchanges.answer(exchange(id), () => 'x'.repeat(RING_BYTES - 10))

  expect((await exchangesIn(area).all()).map(({ answer }) => answer?.kept)).toEqual([false, false])
})

it('tells what changed and what went, so that a page that follows has the same list', async () => {
  let page: readonly Exchange[] = []
  const exchanges = exchangesIn(fakeArea(), (changes) => {
    page = applyChanges(page, changes)
  })
  for (let id = 1; id <= REMEMBERED + 5; id++) await exchanges.answer(exchange(String(id)), () => 'x'.repeat(100_000))
  await exchanges.put(exchange('500', { profileId: 'p2' }))
  await exchanges.forgetProfile('p2')

  expect(page).toEqual(await exchanges.all())
  expect(page.filter(({ answer }) => answer?.kept)).toHaveLength(Math.floor(RING_BYTES / 100_000))
})

it('does not begin a send that is over already', async () => {
  const exchanges = exchangesIn(fakeArea())
  await exchanges.put(exchange('1'))

  await exchanges.begin(exchange('1', { state: 'pending' }))

  expect((await exchanges.all()).map(({ state }) => state)).toEqual(['answered'])
})
