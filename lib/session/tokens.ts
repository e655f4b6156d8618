import { asAppError } from '#lib/errors.ts'
import type { Profile } from '#lib/signet/profile.ts'
import type { AccessToken, TokenView } from '#lib/signet/token.ts'
import { needsRenewal } from '#lib/signet/token-status.ts'
import { type RenewalPorts, renewToken } from './renewal.ts'
import { tokenView } from './token-store.ts'

/** What is asked of a token beyond being alive. */
export interface TokenNeed {
  readonly minLifeMs?: number
  /** A token that the server has just refused: any other will do. */
  readonly dead?: string
}

export interface TokenGot {
  readonly token: AccessToken
  /** It was made for this very need (and for those that came at the same time). */
  readonly renewed: boolean
}

export interface Tokens {
  /** A token good for what is needed, renewed first when it must be. */
  readonly get: (profile: Profile, need?: TokenNeed) => Promise<TokenGot>
  /** Renews, whatever is left of the present one. */
  readonly renew: (profile: Profile) => Promise<AccessToken>
  readonly put: (profileId: string, token: AccessToken) => Promise<void>
  /** The refresh token, for a refresh sent by hand; from then on it counts as spent. A token is made where none is. */
  readonly spendRefreshToken: (profile: Profile) => Promise<string | undefined>
  /** Drops token, refusal and waiting, and what a renewal under way will bring: the profile was edited or deleted. */
  readonly forget: (profileId: string) => Promise<void>
  readonly view: (profileId: string) => Promise<TokenView>
  /** Every token held, for the redactor alone. */
  readonly all: () => Promise<readonly string[]>
}

export interface TokenPorts extends RenewalPorts {
  /** Told when a renewal begins or ends: the only state that is not in the store. */
  readonly onChange: () => void
}

export function createTokens(ports: TokenPorts): Tokens {
  const { now, store, onChange } = ports
  const renewing = new Map<string, Promise<AccessToken>>()

  /** Joins a renewal under way instead of starting a second: the server may honour only the last. */
  function renew(profile: Profile): Promise<AccessToken> {
    const joined = renewing.get(profile.id)
    if (joined !== undefined) return joined
    const started: Promise<AccessToken> = renewToken(profile, ports).finally(() => {
      if (renewing.get(profile.id) === started) renewing.delete(profile.id)
      onChange()
    })
    renewing.set(profile.id, started)
    onChange()
    return started
  }

  async function get(profile: Profile, { minLifeMs = 0, dead }: TokenNeed = {}): Promise<TokenGot> {
    const { token } = (await store.read(profile.id)).record
    const usable = token !== undefined && token.value !== dead && token.expiresAt > now() ? token : undefined
    if (usable !== undefined && !needsRenewal(usable, now(), minLifeMs)) return { token: usable, renewed: false }
    try {
      return { token: await renew(profile), renewed: true }
    } catch (thrown) {
      // Renewal ahead of time has failed: what is left of the old token is better than nothing.
      if (usable === undefined || usable.expiresAt <= now() || asAppError(thrown).code === 'auth.rejected') throw thrown
      return { token: usable, renewed: false }
    }
  }

  return {
    get,
    renew,
    put: async (profileId, token) => void (await store.write(profileId, { token })),
    async spendRefreshToken(profile) {
      const { refreshToken } = (await store.read(profile.id)).record.token ?? (await renew(profile))
      await store.change(profile.id, (record) => ({ ...record, intent: now() }))
      return refreshToken
    },
    async forget(profileId) {
      renewing.delete(profileId)
      await store.forget(profileId)
    },
    view: async (profileId) => tokenView((await store.read(profileId)).record, renewing.has(profileId), now()),
    all: async () => (await store.all()).flatMap(({ token }) => [token?.value ?? '', token?.refreshToken ?? '']),
  }
}
