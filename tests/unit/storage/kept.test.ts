import { expect, it } from 'vitest'
import { createKept } from '#lib/storage/kept.ts'
import { fakeArea } from '../../fakes/area.ts'

it('is stored when the update resolves, and found by the next life of the background', async () => {
  const area = fakeArea()
  await createKept(area, 'count', 0).update((count) => count + 1)

  expect(await createKept(area, 'count', 0).read()).toBe(1)
})

it('loses none of many changes at once, and joins their writes', async () => {
  const area = fakeArea()
  const kept = createKept(area, 'count', 0)

  await Promise.all(Array.from({ length: 1000 }, () => kept.update((count) => count + 1)))

  expect(await createKept(area, 'count', 0).read()).toBe(1000)
  expect(area.writes.length).toBeLessThan(10)
})

it('changes nothing where the change throws', async () => {
  const kept = createKept(fakeArea(), 'count', 7)

  await expect(
    kept.update(() => {
      throw new Error('no')
    }),
  ).rejects.toThrow('no')

  expect(await kept.read()).toBe(7)
})

it('rejects when storage refuses the write, and writes again at the next change', async () => {
  const area = fakeArea()
  let full = true
  const kept = createKept(
    { ...area, write: (values) => (full ? Promise.reject(new Error('full')) : area.write(values)) },
    'count',
    0,
  )
  await expect(kept.update(() => 1)).rejects.toThrow('full')
  full = false

  await kept.update((count) => count + 1)

  expect(await area.read(['count'])).toEqual({ count: 2 })
})

it('takes over what another life has written, and gives up nothing of its own', async () => {
  const area = fakeArea()
  const [one, other] = [createKept(area, 'count', 0), createKept(area, 'count', 0)]
  await Promise.all([one.read(), other.read()])
  await other.update(() => 5)

  await one.reread()
  expect(await one.read()).toBe(5)

  const storing = one.update((count) => count + 1)
  await Promise.all([one.reread(), storing])
  expect(await one.read()).toBe(6)

  const { write } = area
  area.write = () => Promise.reject(new Error('full'))
  await one.update((count) => count + 1).catch(() => undefined)
  area.write = write
  await one.reread()
  expect(await one.read()).toBe(7)
})
