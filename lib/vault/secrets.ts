import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Keeping, Profile } from '#lib/signet/profile/profile.ts'
import type { HeldKey } from './held-key.ts'
import type { SecretChanges, SecretSlot, SecretStore } from './session-secrets.ts'

type Owner = Pick<Profile, 'id' | 'keeping'>

/** Keys and secrets of all profiles, each where its profile keeps it. */
export interface Secrets {
  /** @throws AppError `vault.locked` where there is one that cannot be had now, `record.damaged`, `record.newer`. */
  readonly get: (owner: Owner, slot?: SecretSlot) => Promise<Credentials | undefined>
  readonly has: (owner: Owner, slot?: SecretSlot) => Promise<boolean>
  /** Whether it can be used now. Opens nothing, throws nothing. */
  readonly standing: (owner: Owner) => Promise<'usable' | 'locked' | 'missing'>
  readonly put: (owner: Owner, changes: SecretChanges) => Promise<void>
  /** Copies what is kept in the one place to the other. The first copy stays until `forget` is told to. */
  readonly copy: (profileId: string, from: Keeping, to: Keeping) => Promise<void>
  /** @param where One place alone, or both. */
  readonly forget: (profileId: string, where?: Keeping) => Promise<void>
}

export function createSecrets(session: SecretStore, inVault: SecretStore, held: HeldKey): Secrets {
  const stores: Record<Keeping, SecretStore> = { session, vault: inVault }
  const has = ({ id, keeping }: Owner, slot: SecretSlot = 'current') => stores[keeping].has(id, slot)

  return {
    has,
    get: ({ id, keeping }, slot = 'current') => stores[keeping].get(id, slot),
    async standing(owner) {
      if (!(await has(owner))) return 'missing'
      return owner.keeping === 'vault' && (await held.key()) === undefined ? 'locked' : 'usable'
    },
    put: ({ id, keeping }, changes) => stores[keeping].put(id, changes),
    async copy(profileId, from, to) {
      const current = await stores[from].get(profileId, 'current')
      const next = await stores[from].get(profileId, 'next')
      if (current !== undefined) await stores[to].put(profileId, { current, next })
    },
    async forget(profileId, where) {
      for (const place of where === undefined ? (['session', 'vault'] as const) : [where]) {
        await stores[place].forget(profileId)
      }
    },
  }
}
