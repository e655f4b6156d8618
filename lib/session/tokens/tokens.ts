import { asAppError } from '#lib/errors.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { AccessToken, TokenView } from '#lib/signet/token/token.ts'
import { decide, type TokenNeed } from '#lib/signet/token/token-decision.ts'
import { type TokenDetails, tokenDetails } from '#lib/signet/token/token-details.ts'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'
import { tokenView } from '#lib/signet/token/token-view.ts'
import { type RenewalOrder, type RenewalPorts, refusal, renewToken } from './renewal.ts'
import { beginByHand, type CallByHand } from './token-by-hand.ts'

export interface TokenGot {
  readonly token: AccessToken
  /** It was made for this very need (and for those that came at the same time). */
  readonly renewed: boolean
}

export interface Tokens {
  /**
   * A token good for what is needed, renewed first when it must be. One that was made just now in answer to a refusal is
   * returned although it is the dead one: another would be no better.
   */
  readonly get: (profile: Profile, need?: TokenNeed) => Promise<TokenGot>
  /** Renews, whatever is left of the present one. */
  readonly renew: (profile: Profile, asker?: string) => Promise<AccessToken>
  /** The same with the secret, whatever refresh token there is. */
  readonly generate: (profile: Profile, asker?: string) => Promise<AccessToken>
  /** Writes down that the API refuses a token that was made in answer to a refusal. */
  readonly refusedAgain: (profileId: string) => Promise<void>
  /** The refresh token, for a refresh sent by hand; from then on it counts as spent. A token is made where none is. */
  readonly spendRefreshToken: (profile: Profile) => Promise<string | undefined>
  /** A token call that the user sends is under way. */
  readonly byHand: (profile: Profile, call: TokenCall['call'], asker: string) => Promise<CallByHand>
  /** Drops token, refusal and waiting, and gives up what is under way: the profile was edited, locked or deleted. */
  readonly forget: (profileId: string) => Promise<void>
  readonly view: (profileId: string) => Promise<TokenView>
  readonly inspect: (profileId: string) => Promise<TokenDetails | undefined>
  /** The present access token, for the user's own eyes; none is made. */
  readonly show: (profileId: string) => Promise<string | undefined>
  /** Every token held, for the redactor alone. */
  readonly all: () => Promise<readonly string[]>
}

export interface TokenPorts extends RenewalPorts {
  /** Told when a renewal begins or ends: the only state that is not in the store. */
  readonly onChange: () => void
  readonly whileAlive: <Value>(work: () => Promise<Value>) => Promise<Value>
  readonly withLock: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>
}

export function createTokens(ports: TokenPorts): Tokens {
  const { now, store, withLock } = ports
  const renewOnce = createSingleFlight(ports)

  async function get(profile: Profile, need: TokenNeed = {}): Promise<TokenGot> {
    const epoch = store.epoch(profile.id)
    const decision = decide(await store.read(profile.id), need, now())
    if (decision.act === 'use') return { token: decision.token, renewed: false }
    try {
      if (decision.act === 'refuse') throw refusal(decision)
      return { token: await renewOnce(profile, need, epoch), renewed: true }
    } catch (thrown) {
      const { spare } = decision
      const isDead = epoch.aborted || asAppError(thrown).code === 'auth.rejected'
      if (spare === undefined || spare.expiresAt <= now() || isDead) throw thrown
      return { token: spare, renewed: false }
    }
  }

  const renew = async (profile: Profile, asker?: string) => (await get(profile, { reason: 'asked', asker })).token

  /** Behind the lock: a renewal under way may be about to spend the same one. */
  function spend(profile: Profile): Promise<string | undefined> {
    const epoch = store.epoch(profile.id)
    return withLock(tokenLock(profile), async () => {
      await store.reread()
      const decision = decide(await store.read(profile.id), { reason: 'asked' }, now())
      if (decision.act !== 'refresh') return undefined
      await store.happen(profile.id, { type: 'refresh-begun' }, epoch)
      return decision.refreshToken
    })
  }

  return {
    get,
    renew,
    generate: async (profile, asker) => (await get(profile, { reason: 'asked', generate: true, asker })).token,
    refusedAgain: async (profileId) => void (await store.happen(profileId, { type: 'refused-again' })),
    spendRefreshToken: async (profile) => (await spend(profile)) ?? (await renew(profile).then(() => spend(profile))),
    byHand: (profile, call, asker) => beginByHand(profile, call, asker, ports),
    async forget(profileId) {
      renewOnce.giveUp(profileId)
      await store.forget(profileId)
    },
    view: async (profileId) => tokenView(await store.read(profileId), renewOnce.isUnderWay(profileId), now()),
    async inspect(profileId) {
      const { token } = await store.read(profileId)
      return token && tokenDetails(token)
    },
    show: async (profileId) => (await store.read(profileId)).token?.value,
    all: async () => (await store.all()).flatMap(({ token }) => [token?.value ?? '', token?.refreshToken ?? '']),
  }
}

/** Who holds it may spend the profile's refresh token. */
const tokenLock = ({ id }: Profile): string => `token:${id}`

interface Flight extends RenewalOrder {
  readonly token: Promise<AccessToken>
}

/** Joins a renewal under way instead of starting a second: the server may honour only the last. */
function createSingleFlight(ports: TokenPorts) {
  const { onChange, whileAlive, withLock } = ports
  const flights = new Map<string, Flight>()

  function start(profile: Profile, need: TokenNeed, epoch: AbortSignal): Flight {
    const order: RenewalOrder = { profile, need, epoch, waited: 0, askers: new Set() }
    const renewal = whileAlive(() => withLock(tokenLock(profile), () => renewToken(order, ports)))
    const token = renewal.finally(() => {
      if (flights.get(profile.id) === flight) flights.delete(profile.id)
      onChange()
    })
    const flight: Flight = Object.assign(order, { token })
    flights.set(profile.id, flight)
    onChange()
    return flight
  }

  function renewOnce(profile: Profile, need: TokenNeed, epoch: AbortSignal): Promise<AccessToken> {
    // A flight is everybody's: none is begun for a profile that has changed since, nor its new token given to it.
    epoch.throwIfAborted()
    const flight = flights.get(profile.id) ?? start(profile, need, epoch)
    flight.waited++
    if (need.asker !== undefined) flight.askers.add(need.asker)
    return flight.token
  }

  return Object.assign(renewOnce, {
    giveUp: (profileId: string) => void flights.delete(profileId),
    isUnderWay: (profileId: string) => flights.has(profileId),
  })
}
