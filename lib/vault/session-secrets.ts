import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { KeyPlace } from '#lib/signet/profile/profile.ts'
import type { Kept } from '#lib/storage/kept.ts'

/** The two places of which one holds a profile's present key, and that of the next one, which waits beside it. */
export type SecretSlot = KeyPlace | 'next'
export const SECRET_SLOTS: readonly SecretSlot[] = ['current', 'other', 'next']
export const itemName = (profileId: string, slot: SecretSlot): string => `${slot}:${profileId}`

export type SecretChanges = Readonly<Partial<Record<SecretSlot, Credentials | undefined>>>

/** Where keys and secrets are kept. Write-only for all but the token calls: there is no way from here to a page. */
export interface SecretStore {
  /** Whether there is one, be it locked or not. */
  readonly has: (profileId: string, slot: SecretSlot) => Promise<boolean>
  readonly get: (profileId: string, slot: SecretSlot) => Promise<Credentials | undefined>
  /** Writes, or deletes what is undefined, all at once. */
  readonly put: (profileId: string, changes: SecretChanges) => Promise<void>
  readonly forget: (profileId: string) => Promise<void>
}

/** By `itemName`. `storage.session`, in plain, in memory alone; gone when the browser closes. */
export type StoredSecrets = Readonly<Record<string, Credentials>>

export function createSessionSecrets(kept: Kept<StoredSecrets>): SecretStore {
  const put = (profileId: string, changes: SecretChanges) =>
    kept.update((all) => {
      const named = Object.entries(changes).map(
        ([slot, one]) => [itemName(profileId, slot as SecretSlot), one] as const,
      )
      const next = Object.entries<Credentials | undefined>({ ...all, ...Object.fromEntries(named) })
      return Object.fromEntries(next.filter((entry): entry is [string, Credentials] => entry[1] !== undefined))
    })
  const get = async (profileId: string, slot: SecretSlot) => (await kept.read())[itemName(profileId, slot)]

  return {
    has: async (profileId, slot) => (await get(profileId, slot)) !== undefined,
    get,
    put,
    async forget(profileId) {
      const all = await kept.read()
      if (!SECRET_SLOTS.some((slot) => itemName(profileId, slot) in all)) return
      await put(profileId, { current: undefined, other: undefined, next: undefined })
    },
  }
}
