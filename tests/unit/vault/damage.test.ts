import { expect, it } from 'vitest'
import { buildSlot } from '#lib/storage/slots.ts'
import type { StoredVault } from '#lib/vault/stored-vault.ts'
import { KEY, OTHER_KEY, PASSPHRASE, secretRoom } from '../../fakes/secret-room.ts'

const OWNER = { id: 'p1', keeping: 'vault' } as const
const OTHER = { id: 'p2', keeping: 'vault' } as const

/** A vault whose stored form was changed by someone who knows how to write it. */
async function tampered(change: (vault: StoredVault) => StoredVault, version = 1) {
  const room = secretRoom()
  await room.vault.open(PASSPHRASE)
  await room.secrets.put(OWNER, { current: KEY })
  await room.secrets.put(OTHER, { current: OTHER_KEY })
  const { vault } = await room.records.vault.read()
  const slot = JSON.stringify(buildSlot({ vault: vault && change(vault) }, version, 9))
  for (const name of ['vault.a', 'vault.b']) room.disk.stored.set(name, slot)
  return room.restart()
}

it.each([
  ['fewer rounds than are safe', 599_999],
  ['more rounds than a browser bears', 10_000_001],
  ['no rounds', 0],
  ['half a round', 700_000.5],
])('is damaged, whatever the passphrase, when it wants %s', async (_, iterations) => {
  const { vault } = await tampered((stored) => ({ ...stored, derivation: { ...stored.derivation, iterations } }))

  await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'record.damaged' })
})

it('tells a damaged key from a wrong passphrase', async () => {
  const { vault } = await tampered((stored) => ({ ...stored, dataKey: { ...stored.dataKey, iv: stored.verifier.iv } }))

  await expect(vault.unlock('not the passphrase')).rejects.toMatchObject({ code: 'vault.passphrase' })
  await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'record.damaged' })
})

it('says so when a later version wrote it, and changes nothing', async () => {
  const { vault, secrets, records } = await tampered((stored) => stored, 2)

  await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'record.newer' })
  await expect(vault.open(PASSPHRASE)).rejects.toMatchObject({ code: 'record.newer' })
  await expect(vault.erase()).rejects.toMatchObject({ code: 'record.newer' })
  expect(await secrets.get(OWNER).catch(({ code }) => code)).toBe('record.newer')
  expect(await records.troubles()).toEqual([{ record: 'vault', kind: 'newer' }])
})

it('does not open a secret that was put in the place of another profile’s, or of the next one', async () => {
  const swapped = await tampered((stored) => {
    const { 'current:p1': one, 'current:p2': two } = stored.items
    if (one === undefined || two === undefined) throw new Error('Both are there.')
    return { ...stored, items: { 'current:p1': two, 'current:p2': one, 'next:p1': one } }
  })
  await swapped.vault.unlock(PASSPHRASE)

  await expect(swapped.secrets.get(OWNER)).rejects.toMatchObject({ code: 'record.damaged' })
  await expect(swapped.secrets.get(OTHER)).rejects.toMatchObject({ code: 'record.damaged' })
  await expect(swapped.secrets.get(OWNER, 'next')).rejects.toMatchObject({ code: 'record.damaged' })
})

it('does not open a secret that was carried over from another vault', async () => {
  const elsewhere = secretRoom()
  await elsewhere.vault.open(PASSPHRASE)
  await elsewhere.secrets.put(OWNER, { current: OTHER_KEY })
  const { vault: foreign } = await elsewhere.records.vault.read()

  const { vault, secrets } = await tampered((stored) => ({ ...stored, items: foreign?.items ?? {} }))
  await vault.unlock(PASSPHRASE)

  await expect(secrets.get(OWNER)).rejects.toMatchObject({ code: 'record.damaged' })
})

it('offers the other secrets where one is damaged', async () => {
  const { vault, secrets } = await tampered((stored) => {
    const { 'current:p1': one, ...rest } = stored.items
    return { ...stored, items: { ...rest, 'current:p1': { iv: one?.iv ?? '', data: btoa('nothing of the kind') } } }
  })
  await vault.unlock(PASSPHRASE)

  await expect(secrets.get(OWNER)).rejects.toMatchObject({ code: 'record.damaged' })
  expect(await secrets.get(OTHER)).toEqual(OTHER_KEY)
})
