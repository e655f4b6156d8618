import { expect, it } from 'vitest'
import type { Area } from '#lib/platform/storage.ts'
import { createProfiles } from '#lib/session/profiles/profiles.ts'
import { createRecords } from '#lib/session/records.ts'
import { createRecord } from '#lib/storage/record.ts'
import { fakeArea } from '../../fakes/area.ts'
import { seeded, stoppedAfter, unreliable, withQuota } from '../../fakes/failing-area.ts'
import { aProfile } from '../../fakes/profile.ts'

const isNumber = (value: unknown): value is number => typeof value === 'number'
/** A count, as its first version had it (an object), its second (a text) and its present one (a number). */
const MIGRATIONS = [(first: unknown) => String((first as { count: number }).count), (second: unknown) => Number(second)]
const aCount = (area: Area, version = 2) =>
  createRecord<unknown>({
    ...{ area, name: 'count', initial: 0, migrations: MIGRATIONS.slice(0, version) },
    isValue: version === 2 ? isNumber : (value): value is unknown => typeof value === 'string',
  })
const contents = ({ stored }: ReturnType<typeof fakeArea>) => Object.fromEntries([...stored].sort())

it('is found as it was written by the next life, in whichever slot', async () => {
  const area = fakeArea()
  for (let count = 1; count <= 5; count++) {
    await aCount(area).update(() => count)
    expect(await aCount(area).read()).toBe(count)
    expect(await aCount(area).trouble()).toBeUndefined()
  }
})

it('never writes into the slot that holds the newest value', async () => {
  const area = fakeArea()
  const record = aCount(area)
  for (let count = 1; count <= 4; count++) await record.update(() => count)

  expect(area.writes.map((keys) => keys.split(' ')[0])).toEqual(['count.a', 'count.b', 'count.a', 'count.b'])
})

it('loses none of many changes at once', async () => {
  const area = fakeArea()
  const record = aCount(area)

  await Promise.all(Array.from({ length: 1000 }, () => record.update((count) => (count as number) + 1)))

  expect(await aCount(area).read()).toBe(1000)
})

it('keeps telling that something was lost, also after further writes, until the user has taken note', async () => {
  const area = fakeArea()
  for (const count of [1, 2, 3]) await aCount(area).update(() => count)
  area.stored.set('count.a', '"damaged"')
  const record = aCount(area)
  expect([await record.read(), await record.trouble()]).toEqual([2, 'recovered'])
  await record.update(() => 4)
  await record.update(() => 5)

  const next = aCount(area)
  expect([await next.read(), await next.trouble()]).toEqual([5, 'recovered'])
  await next.reset()

  const last = aCount(area)
  expect([await last.read(), await last.trouble()]).toEqual([5, undefined])
})

it('overwrites nothing where both slots are damaged, until it is reset', async () => {
  const area = fakeArea()
  for (const count of [1, 2]) await aCount(area).update(() => count)
  for (const slot of ['count.a', 'count.b']) area.stored.set(slot, '"damaged"')
  const before = contents(area)
  const record = aCount(area)

  await expect(record.update(() => 3)).rejects.toMatchObject({ code: 'record.damaged' })
  expect(contents(area)).toEqual(before)
  await record.reset()
  await record.update(() => 4)

  const next = aCount(area)
  expect([await next.read(), await next.trouble()]).toEqual([4, undefined])
})

it('is only read where a later version wrote it, and not even reset', async () => {
  const area = fakeArea()
  await aCount(area, 1).update(() => '7')
  await aCount(area, 2).update(() => 8)
  const before = contents(area)
  const older = aCount(area, 1)

  expect(await older.trouble()).toBe('newer')
  await expect(older.update(() => '9')).rejects.toMatchObject({ code: 'record.newer' })
  await expect(older.reset()).rejects.toMatchObject({ code: 'record.newer' })
  expect(contents(area)).toEqual(before)
  expect(await aCount(area, 2).read()).toBe(8)
})

it('is not taken for a fresh install where both slots are gone', async () => {
  const area = fakeArea()
  await aCount(area).update(() => 1)
  await aCount(area).update(() => 2)
  for (const slot of ['count.a', 'count.b']) area.stored.delete(slot)

  expect(await aCount(area).trouble()).toBe('damaged')
  expect(await aCount(fakeArea()).trouble()).toBeUndefined()
})

it.each([0, 1])(
  'is brought from version %i to the present form, whenever that is stopped, and once for all',
  async (version) => {
    const old = fakeArea()
    if (version === 0) old.stored.set('count', '{"count":7}')
    else await aCount(old, 1).update(() => '7')
    const migrated = async (stops: readonly number[]) => {
      const area = fakeArea()
      for (const [key, value] of old.stored) area.stored.set(key, value)
      for (const changes of stops) {
        const record = aCount(stoppedAfter(area, changes))
        expect([await record.read(), await record.trouble()]).toEqual([7, undefined])
      }
      return contents(area)
    }
    const atOnce = await migrated([9])
    const settled = await migrated([9, 9])
    expect(Object.keys(atOnce)).toContain(version === 0 ? 'count' : 'count.before')
    expect(Object.keys(settled)).not.toContain(version === 0 ? 'count' : 'count.before')

    for (const stops of [[0, 9], [1], [0, 0, 1]]) expect(await migrated(stops)).toEqual(atOnce)
    for (const stops of [
      [0, 9, 0, 9],
      [1, 0, 1],
      [9, 9, 9],
    ])
      expect(await migrated(stops)).toEqual(settled)
  },
)

it('goes back to what a migration started from where both slots are damaged right after it', async () => {
  const area = fakeArea()
  area.stored.set('count', '{"count":7}')
  await aCount(area).read()
  area.stored.set('count.a', '"damaged"')

  const record = aCount(area)

  expect([await record.read(), await record.trouble()]).toEqual([7, 'recovered'])
})

it('brings profiles of the first release along, with what they did not have', async () => {
  const area = fakeArea()
  const { keeping: _1, keyAddedAt: _2, colour: _3, acceptedScope: _4, ...first } = aProfile()
  area.stored.set('profiles', JSON.stringify({ profiles: [first], defaultProfileId: 'p1' }))

  const { profiles, troubles } = createRecords(area, () => undefined)

  expect(await profiles.read()).toEqual({
    profiles: [{ ...first, keeping: 'session', colour: 'blue' }],
    defaultProfileId: 'p1',
  })
  expect(await troubles()).toEqual([])
})

it.each([0.1, 0.6])('loses no profile without telling where this share of writes fails: %d', async (share) => {
  const area = fakeArea()
  const random = seeded(7)
  const told: string[] = []
  for (let life = 0; life < 20; life++) {
    const profiles = createProfiles(createRecords(unreliable(area, random, share), () => undefined).profiles)
    for (let at = 0; at < 10; at++) {
      const id = `p${life}-${at}`
      const stored = await profiles.put(aProfile({ id })).then(
        () => true,
        ({ code }) => void told.push(code),
      )
      if (stored !== true) continue
      const next = await createProfiles(createRecords(area, () => undefined).profiles).all()
      expect(next.profiles.map((profile) => profile.id)).toContain(id)
    }
  }

  const { profiles } = await createProfiles(createRecords(area, () => undefined).profiles).all()
  expect(profiles.length).toBeGreaterThanOrEqual(200 - told.length)
  expect(told.filter((code) => code !== 'storage.full')).toEqual([])
})

it('stores the newest value as soon as storage takes it again', async () => {
  const area = fakeArea()
  const { write } = area
  const record = aCount(area)
  await record.update(() => 1)
  area.write = () => Promise.reject(new Error('refused'))
  await expect(record.update(() => 2)).rejects.toMatchObject({ code: 'storage.full' })
  expect(await aCount(area).read()).toBe(1)
  expect(await record.read()).toBe(2)

  area.write = write
  await record.update((count) => (count as number) + 1)

  expect(await aCount(area).read()).toBe(3)
})

it('says that there is no room, and keeps what is stored, where the disk is full', async () => {
  const area = fakeArea()
  const profiles = createProfiles(createRecords(withQuota(area, 4_000), () => undefined).profiles)
  const stored: string[] = []
  const refused: string[] = []
  for (let at = 0; at < 20; at++) {
    await profiles.put(aProfile({ id: `p${at}` })).then(
      () => stored.push(`p${at}`),
      ({ code }) => refused.push(code),
    )
  }

  const next = createRecords(area, () => undefined)
  expect(stored.length).toBeGreaterThan(1)
  expect(new Set(refused)).toEqual(new Set(['storage.full']))
  expect((await next.profiles.read()).profiles.map(({ id }) => id)).toEqual(stored)
  expect(await next.troubles()).toEqual([])
})
