import { AppError } from '#lib/errors.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { DiskRecord } from '#lib/storage/record.ts'
import { t } from '#lib/text.ts'
import type { HeldKey } from './held-key.ts'
import { locked } from './locked.ts'
import { open, type Sealed, seal } from './sealed.ts'
import { itemName, SECRET_SLOTS, type SecretSlot, type SecretStore } from './session-secrets.ts'
import { type StoredVault, sealHeader, type VaultFile } from './stored-vault.ts'

type Items = StoredVault['items']

/** Keys and secrets in the vault. Reading and writing them wants it unlocked; forgetting does not. */
export function createVaultItems(record: DiskRecord<VaultFile>, held: HeldKey): SecretStore {
  const header = (vaultId: string, profileId: string, slot: SecretSlot) => sealHeader(vaultId, 'item', profileId, slot)

  const change = (changed: (items: Items) => Items) =>
    record.update((file) => {
      const items = file.vault && changed(file.vault.items)
      return items === file.vault?.items || file.vault === undefined || items === undefined
        ? file
        : { vault: { ...file.vault, items } }
    })

  /** Deleting needs no key. */
  async function sealed(profileId: string, slot: SecretSlot, credentials: Credentials | undefined) {
    if (credentials === undefined) return undefined
    await record.mustBeWritable()
    const { vault: stored } = await record.read()
    const key = await held.key()
    if (stored === undefined || key === undefined) throw locked()
    return seal(JSON.stringify(credentials), key, header(stored.id, profileId, slot))
  }

  return {
    has: async (profileId, slot) => (await record.read()).vault?.items[itemName(profileId, slot)] !== undefined,
    async get(profileId, slot) {
      const { vault: stored } = await record.read()
      if (stored === undefined) await record.mustBeWritable()
      const item = stored?.items[itemName(profileId, slot)]
      if (stored === undefined || item === undefined) return undefined
      const key = await held.key()
      if (key === undefined) throw locked()
      const text = await open(item, key, header(stored.id, profileId, slot))
      if (text === undefined) throw damagedItem()
      return JSON.parse(text) as Credentials
    },
    async put(profileId, changes) {
      const sealing = Object.entries(changes).map(async ([slot, credentials]) => {
        return [
          itemName(profileId, slot as SecretSlot),
          await sealed(profileId, slot as SecretSlot, credentials),
        ] as const
      })
      const made = await Promise.all(sealing)
      await change((items) => withItems(items, made))
    },
    async forget(profileId) {
      const names = SECRET_SLOTS.map((slot) => itemName(profileId, slot))
      const { vault: stored } = await record.read()
      if (!names.some((name) => stored?.items[name] !== undefined)) return
      await change((items) =>
        withItems(
          items,
          names.map((name) => [name, undefined]),
        ),
      )
      // Once more, for the other slot of the record: what is forgotten must not come back with an older copy.
      await change((items) => ({ ...items }))
    },
  }
}

function withItems(items: Items, changes: readonly (readonly [string, Sealed | undefined])[]): Items {
  const all: Record<string, Sealed | undefined> = { ...items, ...Object.fromEntries(changes) }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Sealed] => entry[1] !== undefined))
}

const damagedItem = () =>
  new AppError('record.damaged', t('The secret of this profile in the vault is damaged. Enter it again.'))
