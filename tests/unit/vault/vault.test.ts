import { expect, it } from 'vitest'
import { KEY, NEXT_PASSPHRASE, OTHER_KEY, PASSPHRASE, secretRoom } from '../../fakes/secret-room.ts'

const OWNER = { id: 'p1', keeping: 'vault' } as const
const WRONG = 'not the passphrase'

async function filled() {
  const room = secretRoom()
  await room.vault.open(PASSPHRASE)
  await room.secrets.put(OWNER, { current: KEY })
  return room
}

it('gives a secret back to the next life of the background, and after a restart to the passphrase alone', async () => {
  const { revive, restart } = await filled()
  expect(await revive().secrets.get(OWNER)).toEqual(KEY)

  const { vault, secrets } = restart()
  expect(await vault.state()).toBe('locked')
  await expect(secrets.get(OWNER)).rejects.toMatchObject({ code: 'vault.locked' })
  await vault.unlock(PASSPHRASE)

  expect(await secrets.get(OWNER)).toEqual(KEY)
})

it('is open by the time that pages are told of it', async () => {
  const told: Promise<string>[] = []
  const room = secretRoom({ changed: () => told.push(room.vault.state()) })
  await room.vault.open(PASSPHRASE)
  await room.vault.lock()
  const write = Promise.withResolvers<void>()
  room.memory.write = () => write.promise
  const unlocking = room.vault.unlock(PASSPHRASE)

  await expect.poll(async () => (await Promise.all(told)).at(-1)).toBe('unlocked')
  write.resolve()
  await unlocking
})

it('stores neither secret nor passphrase nor data key on disk, and no secret in memory', async () => {
  const { disk, memory } = await filled()
  const onDisk = [...disk.stored.values()].join(' ')
  const inMemory = [...memory.stored.values()].join(' ')
  const { dataKey } = JSON.parse(memory.stored.get('open-vault') ?? '{}')

  expect(dataKey).toMatch(/^[\w+/]{43}=$/)
  for (const secret of [KEY.apiKey, KEY.apiSecret, PASSPHRASE, dataKey]) expect(onDisk).not.toContain(secret)
  for (const secret of [KEY.apiKey, KEY.apiSecret, PASSPHRASE]) expect(inMemory).not.toContain(secret)
})

it('refuses a wrong passphrase as such, and one that is too short before anything is made', async () => {
  const { vault } = (await filled()).restart()
  await expect(vault.unlock(WRONG)).rejects.toMatchObject({ code: 'vault.passphrase' })
  expect(await vault.state()).toBe('locked')

  const fresh = secretRoom()
  await expect(fresh.vault.open('eleven char')).rejects.toMatchObject({ code: 'input.invalid' })
  expect(fresh.disk.stored.size).toBe(0)
})

it('takes a passphrase however its accents were typed', async () => {
  const room = secretRoom()
  await room.vault.open('vier schöne Wörter'.normalize('NFD'))

  await expect(room.restart().vault.unlock('vier schöne Wörter'.normalize('NFC'))).resolves.toBeUndefined()
})

it('lets nobody try on after five wrong passphrases, in the next life neither, and forgets them at the right one', async () => {
  const { restart, revive, clock } = await filled()
  const { vault } = restart()
  for (let wrong = 0; wrong < 5; wrong++) await vault.unlock(WRONG).catch(() => undefined)

  expect(await vault.tryAgainAt()).toBeGreaterThan(clock.now)
  const throttled = { code: 'vault.throttled', retryAfterMs: 2000 }
  await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject(throttled)
  await expect(revive().vault.unlock(PASSPHRASE)).rejects.toMatchObject(throttled)
  await expect(revive().vault.changePassphrase(PASSPHRASE, NEXT_PASSPHRASE)).rejects.toMatchObject(throttled)
  clock.now += 2000
  await revive().vault.unlock(PASSPHRASE)

  expect(await revive().vault.tryAgainAt()).toBeUndefined()
  await expect(revive().vault.unlock(WRONG)).rejects.toMatchObject({ code: 'vault.passphrase' })
})

it('is locked at once, and stays so in a life that still finds the key in memory', async () => {
  const room = await filled()
  const before = new Map(room.memory.stored)
  const locking = room.vault.lock()
  await expect(room.secrets.get(OWNER)).rejects.toMatchObject({ code: 'vault.locked' })
  await locking
  expect(room.memory.stored.get('open-vault')).toBe('{}')

  for (const [key, value] of before) room.memory.stored.set(key, value)

  expect(await room.revive().vault.state()).toBe('locked')
})

it('stays locked when it is locked while a passphrase is being tried', async () => {
  const { restart, memory } = await filled()
  const { vault } = restart()

  const unlocking = vault.unlock(PASSPHRASE)
  await vault.lock()

  await expect(unlocking).rejects.toMatchObject({ code: 'vault.locked' })
  expect(await vault.state()).toBe('locked')
  expect(memory.stored.get('open-vault') ?? '{}').toBe('{}')
})

it('locks where storage takes no more', async () => {
  const room = await filled()
  room.disk.write = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'))

  await room.vault.lock()

  expect(await room.vault.state()).toBe('locked')
  expect(await room.revive().vault.state()).toBe('locked')
  const { vault, secrets } = room.revive()
  await vault.unlock(PASSPHRASE)
  expect(await secrets.get(OWNER)).toEqual(KEY)
})

it('changes its passphrase without a secret being written anew, and the old one opens no copy of it', async () => {
  const { vault, disk, restart } = await filled()
  const items = () => JSON.parse(JSON.parse(disk.stored.get('vault.a') ?? '').value).vault.items
  const before = items()
  await vault.changePassphrase(PASSPHRASE, NEXT_PASSPHRASE)
  expect(items()).toEqual(before)

  const whole = new Map(disk.stored)

  for (const slot of ['vault.a', 'vault.b']) {
    for (const [key, value] of whole) disk.stored.set(key, value)
    disk.stored.delete(slot)
    const room = restart()
    await expect(room.vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.passphrase' })
    await room.vault.unlock(NEXT_PASSPHRASE)
    expect(await room.secrets.get(OWNER)).toEqual(KEY)
  }
})

it('finds that its passphrase is changed when it is asked once more, and finishes what was cut off', async () => {
  const { vault, disk, restart } = await filled()
  const older = new Map(disk.stored)
  await vault.changePassphrase(PASSPHRASE, NEXT_PASSPHRASE)
  // Cut off after the first of two slots.
  const [newest, other] = seqOf(disk.stored, 'a') > seqOf(disk.stored, 'b') ? ['a', 'b'] : ['b', 'a']
  const sealedByOld = ['a', 'b'].map((slot) => older.get(`vault.${slot}`)).find((slot) => slot !== undefined) ?? ''
  disk.stored.set(`vault.${other}`, sealedByOld)

  await restart().vault.changePassphrase(PASSPHRASE, NEXT_PASSPHRASE)

  disk.stored.delete(`vault.${newest}`)
  await expect(restart().vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.passphrase' })
})

it('counts both passphrases of a change that opens with neither as wrong ones', async () => {
  const { vault, disk } = await filled()
  const wrong = () => vault.changePassphrase(WRONG, NEXT_PASSPHRASE)
  for (let times = 0; times < 3; times++) await expect(wrong()).rejects.toMatchObject({ code: 'vault.passphrase' })

  await expect(wrong()).rejects.toMatchObject({ code: 'vault.throttled' })
  await expect(vault.changePassphrase(NEXT_PASSPHRASE, PASSPHRASE)).rejects.toMatchObject({ code: 'vault.throttled' })
  expect([...disk.stored.values()].join('')).toContain('\\"wrong\\":5')
})

const seqOf = (stored: Map<string, string>, slot: string): number => JSON.parse(stored.get(`vault.${slot}`) ?? '').seq

it('leaves nothing behind when it is erased, and can be made anew', async () => {
  const { vault, secrets, disk, restart } = await filled()
  await vault.erase()
  expect([...disk.stored.values()].join('')).not.toContain('pbkdf2')
  expect(await vault.state()).toBe('none')
  expect(await secrets.get(OWNER)).toBeUndefined()

  await vault.open(NEXT_PASSPHRASE)
  await secrets.put(OWNER, { current: OTHER_KEY })
  const next = restart()
  await next.vault.unlock(NEXT_PASSPHRASE)

  expect(await next.secrets.get(OWNER)).toEqual(OTHER_KEY)
})

it('forgets a secret without the passphrase', async () => {
  const { secrets, vault, disk, restart } = await filled()
  await vault.lock()

  await secrets.forget(OWNER.id)

  for (const slot of ['vault.a', 'vault.b']) expect(disk.stored.get(slot)).not.toContain('current:p1')
  expect(await restart().secrets.standing(OWNER)).toBe('missing')
})
