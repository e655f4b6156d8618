import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Keeping, KeyPlace, Profile } from '#lib/signet/profile/profile.ts'
import type { HeldKey } from './held-key.ts'
import type { SecretStore } from './session-secrets.ts'

type Owner = Pick<Profile, 'id' | 'keeping' | 'keyPlace'>

/** A profile's present key, in whichever place it is, or the next one. */
export type KeyName = 'current' | 'next'
export type KeyChanges = Readonly<Partial<Record<KeyName, Credentials | undefined>>>

/** Where a profile's key goes when another one is typed in. */
export const freePlace = ({ keyPlace }: Pick<Owner, 'keyPlace'>): KeyPlace =>
  keyPlace === 'other' ? 'current' : 'other'

/** Keys and secrets of all profiles, each where its profile keeps it. */
export interface Secrets {
  /** @throws AppError `vault.locked` where there is one that cannot be had now, `record.damaged`, `record.newer`. */
  readonly get: (owner: Owner, key?: KeyName) => Promise<Credentials | undefined>
  readonly has: (owner: Owner, key?: KeyName) => Promise<boolean>
  /** Whether it can be used now. Opens nothing, throws nothing. */
  readonly standing: (owner: Owner) => Promise<'usable' | 'locked' | 'missing'>
  readonly put: (owner: Owner, changes: KeyChanges) => Promise<void>
  /** Copies what is kept in the one place to the other. The first copy stays until `forget` is told to. */
  readonly copy: (owner: Owner, from: Keeping, to: Keeping) => Promise<void>
  /** @param where One place alone, or both. */
  readonly forget: (profileId: string, where?: Keeping) => Promise<void>
}

export function createSecrets(session: SecretStore, inVault: SecretStore, held: HeldKey): Secrets {
  const stores: Record<Keeping, SecretStore> = { session, vault: inVault }
  const slotOf = ({ keyPlace = 'current' }: Owner, key: KeyName = 'current') => (key === 'next' ? key : keyPlace)
  const has = (owner: Owner, key?: KeyName) => stores[owner.keeping].has(owner.id, slotOf(owner, key))

  return {
    has,
    get: (owner, key) => stores[owner.keeping].get(owner.id, slotOf(owner, key)),
    async standing(owner) {
      if (!(await has(owner))) return 'missing'
      return owner.keeping === 'vault' && (await held.key()) === undefined ? 'locked' : 'usable'
    },
    put(owner, changes) {
      const named = Object.entries(changes).map(([key, one]) => [slotOf(owner, key as KeyName), one])
      return stores[owner.keeping].put(owner.id, Object.fromEntries(named))
    },
    async copy(owner, from, to) {
      const current = await stores[from].get(owner.id, slotOf(owner))
      const next = await stores[from].get(owner.id, 'next')
      if (current !== undefined) await stores[to].put(owner.id, { [slotOf(owner)]: current, next })
    },
    async forget(profileId, where) {
      for (const place of where === undefined ? (['session', 'vault'] as const) : [where]) {
        await stores[place].forget(profileId)
      }
    },
  }
}
