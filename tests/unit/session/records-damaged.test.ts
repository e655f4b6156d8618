import { expect, it } from 'vitest'
import { createRecords, type Records } from '#lib/session/records.ts'
import { DEFAULT_SETTINGS } from '#lib/signet/profile/settings.ts'
import type { Kept } from '#lib/storage/kept.ts'
import { buildSlot, type Slot } from '#lib/storage/slots.ts'
import { fakeArea } from '../../fakes/area.ts'
import { seeded } from '../../fakes/failing-area.ts'
import { aProfile } from '../../fakes/profile.ts'
import { inFull, noteFigures } from '../../soak/figures.ts'

type Name = 'profiles' | 'vault' | 'settings'
type Stored = Map<string, string>
const NAMES = ['profiles', 'vault', 'settings'] as const
const CASES = inFull(2_000, 300)

const sealed = { iv: btoa('twelve bytes'), data: btoa('nobody can read this') }
const aVault = (wrong: number) => ({
  id: 'v1',
  derivation: { name: 'pbkdf2-sha256', iterations: 1_000_000, salt: btoa('salt') } as const,
  ...{ verifier: sealed, dataKey: sealed, items: { 'current:p1': sealed } },
  attempts: { wrong, tryAgainAt: 0 },
  forceLock: false,
})

/** Everything that is stored on disk, each record written a few times. */
async function filled(): Promise<Stored> {
  const area = fakeArea()
  const { profiles, vault, settings } = createRecords(area, () => undefined)
  for (let times = 1; times <= 3; times++) {
    const ids = Array.from({ length: times }, (_, at) => `p${at}`)
    await profiles.update(() => ({ profiles: ids.map((id) => aProfile({ id })), defaultProfileId: 'p0' }))
    await vault.update(() => ({ vault: aVault(times) }))
    await settings.update(() => ({ ...DEFAULT_SETTINGS, autoLockMinutes: times }))
  }
  return area.stored
}

const onArea = (stored: Stored) => {
  const area = fakeArea()
  for (const [key, value] of stored) area.stored.set(key, value)
  return { area, records: createRecords(area, () => undefined) }
}
const readValue = async (records: Records, name: Name): Promise<unknown> => records[name].read()

/** What may happen to a slot. Each takes a number from 0 to 1 that says where. */
const DAMAGES: Readonly<Record<string, (slot: Slot, where: number) => unknown>> = {
  deleted: () => undefined,
  'cut off': (slot, where) => ({
    ...slot,
    value: slot.value.slice(0, Math.floor((where * slot.value.length) / 64) * 64),
  }),
  'with a bit flipped': (slot, where) => {
    const at = Math.floor(where * slot.value.length)
    const flipped = String.fromCharCode(slot.value.charCodeAt(at) ^ (1 << (Math.floor(where * 7919) % 7)))
    return { ...slot, value: slot.value.slice(0, at) + flipped + slot.value.slice(at + 1) }
  },
  'with another checksum': (slot, where) => ({ ...slot, crc: slot.crc ^ (1 << Math.floor(where * 31)) }),
  'said to be newer': (slot, where) => ({ ...slot, seq: slot.seq + 1 + Math.floor(where * 9) }),
  'of another type': (slot, where) =>
    [null, 7, true, '', 'text', [], {}, [slot], { ...slot, value: 7 }][Math.floor(where * 9)],
  'in another form': (slot) => buildSlot({ profiles: 7, vault: [], badge: 'yes' }, slot.v, slot.seq),
  'of a later version': (slot, where) =>
    buildSlot(JSON.parse(slot.value), slot.v + 1 + Math.floor(where * 3), slot.seq),
  'of a version that is none': (slot, where) => ({
    ...slot,
    v: [-1, 0.5, '1', null, Number.NaN][Math.floor(where * 5)],
  }),
}

function damage(stored: Stored, key: string, kind: string, where: number): void {
  const slot = JSON.parse(stored.get(key) ?? '') as Slot
  const damaged = DAMAGES[kind]?.(slot, where)
  if (damaged === undefined) stored.delete(key)
  else stored.set(key, JSON.stringify(damaged))
}

it(`loses nothing in silence, whatever happens to a record on disk (${CASES} cases)`, async () => {
  const whole = await filled()
  const random = seeded(20_261_124)
  const pick = <Value>(of: readonly Value[]) => of[Math.floor(random() * of.length)] as Value
  const outcomes: Record<string, number> = { recovered: 0, damaged: 0, newer: 0 }
  for (let count = 0; count < CASES; count++) {
    const name = pick(NAMES)
    const slots = pick([['a'], ['b'], ['a', 'b']])
    const stored = new Map(whole)
    const story = slots.map((slot) => {
      const kind = pick(Object.keys(DAMAGES))
      damage(stored, `${name}.${slot}`, kind, random())
      return `${name}.${slot} ${kind}`
    })
    const kind = await inspect(stored, whole, name, story.join(', '))
    outcomes[kind] = (outcomes[kind] ?? 0) + 1
  }

  expect(Object.values(outcomes).every((times) => times > 0)).toBe(true)
  noteFigures('R1 corrupted records', { cases: CASES, ...outcomes, 'lost in silence': 0 })
})

/** Looks at a damaged record as the next life of the background does. */
async function inspect(stored: Stored, whole: Stored, name: Name, story: string): Promise<string> {
  const { area, records } = onArea(stored)
  const before = new Map(area.stored)
  const trouble = (await records.troubles()).find(({ record }) => record === name)?.kind
  const earlier = await earlierValues(whole, name)
  const value = await readValue(records, name)
  for (const other of NAMES) {
    if (other !== name) expect(await readValue(records, other), story).toEqual((await earlierValues(whole, other))[0])
  }
  expect(trouble, story).toBeDefined()
  if (trouble === 'recovered') {
    expect(earlier, story).toContainEqual(value)
  } else {
    const record = records[name] as Kept<unknown>
    const code = `record.${trouble}`
    await expect(
      record.update(() => ({ profiles: [] })),
      story,
    ).rejects.toMatchObject({ code })
    expect(area.stored, story).toEqual(before)
  }
  return trouble ?? 'none'
}

/** The values of both slots, the newest first. */
async function earlierValues(whole: Stored, name: Name): Promise<readonly unknown[]> {
  const slots = ['a', 'b'].map((slot) => JSON.parse(whole.get(`${name}.${slot}`) ?? '') as Slot)
  return slots.sort((one, other) => other.seq - one.seq).map(({ value }) => JSON.parse(value))
}

it('needs no marker where a slot is whole', async () => {
  for (const name of NAMES) {
    for (const marker of [undefined, 'false', '[]', '"?"']) {
      const stored = new Map(await filled())
      if (marker === undefined) stored.delete(`${name}.kept`)
      else stored.set(`${name}.kept`, marker)
      const { records } = onArea(stored)

      expect(await readValue(records, name)).toEqual((await earlierValues(stored, name))[0])
      expect(await records.troubles()).toEqual([])
    }
  }
})
