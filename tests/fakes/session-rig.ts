import { withLock } from '#lib/platform/lock.ts'
import { createSandbox } from '#lib/sandbox/sandbox.ts'
import { createSecretFields } from '#lib/session/locking/secret-fields.ts'
import { createProfiles, NO_PROFILES, type StoredProfiles } from '#lib/session/profiles/profiles.ts'
import { createExchanges } from '#lib/session/sending/exchanges.ts'
import { createSender } from '#lib/session/sending/send.ts'
import { sendToSandbox, type Transport } from '#lib/session/sending/transport.ts'
import { createTokenCalls } from '#lib/session/tokens/token-calls.ts'
import { createTokenStore, type TokenRecords } from '#lib/session/tokens/token-store.ts'
import { createTokenTrace } from '#lib/session/tokens/token-trace.ts'
import { createTokens } from '#lib/session/tokens/tokens.ts'
import { INDEX, type Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'
import { createKept } from '#lib/storage/kept.ts'
import { fakeArea } from './area.ts'
import { aProfile } from './profile.ts'

export const CREDENTIALS = { apiKey: 'sk_test_0123456789abcdef', apiSecret: 'a-secret-that-nobody-may-see' }

export const PROFILE = aProfile()

export interface RigOptions {
  readonly tokenLifeMs?: number
  /** Operations of the user’s own, beside the built-in ones. */
  readonly more?: readonly Operation[]
  /** Chance, from 0 to 1. */
  readonly random?: () => number
  /** How long a token call may take. */
  readonly timeoutMs?: number
}

/** What a test may turn while the session runs. */
export interface RigLevers {
  readonly clock: { now: number }
  readonly area: ReturnType<typeof fakeArea>
  readonly line: { transport: Transport; offline: boolean; credentials: Credentials | undefined }
  /** The pauses between tries; the clock passes over them. */
  readonly slept: number[]
}

/**
 * The background's session on top of the real sandbox, with a clock that stands still until it is moved, and storage
 * that outlives it: `revive()` is the next life of a background that was killed.
 */
export function sessionRig(options: RigOptions = {}) {
  const { tokenLifeMs = 3_600_000 } = options
  const calls: string[] = []
  const clock = { now: 1_800_000_000_000 }
  const server = createSandbox({
    credentials: CREDENTIALS,
    now: () => clock.now,
    tokenLifeMs,
    control: true,
    sleep: async (ms) => {
      clock.now += ms
    },
    onCall: ({ path }) => void calls.push(path.replace('/dpop/v1/api/', '')),
  })
  const control = async (path: string, body?: unknown) => {
    const url = `http://127.0.0.1:4010/__sandbox/${path}`
    await server.fetch(
      new Request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  }
  const levers = rigLevers(
    clock,
    sendToSandbox((request) => server.fetch(request)),
  )
  const revive = () => life(levers, options)
  const first = revive()
  return { ...first, ...levers, calls, control, server, revive, beside: () => life(levers, options, first.locks) }
}

export function rigLevers(clock: { now: number }, transport: Transport): RigLevers {
  return { clock, area: fakeArea(), line: { transport, offline: false, credentials: CREDENTIALS }, slept: [] }
}

let rigs = 0

/**
 * One life of the background, on the storage that it finds.
 *
 * @param locks Whose locks it shares: one that was killed has released its own.
 */
export function life(
  levers: RigLevers,
  { random = () => 0.5, timeoutMs, more = [] }: RigOptions = {},
  locks = `rig ${rigs++}`,
) {
  const { clock, area, line, slept } = levers
  const now = () => clock.now
  const profiles = createProfiles(createKept<StoredProfiles>(area, 'profiles', NO_PROFILES))
  const transportOf = (): Transport => (request, signal) => line.transport(request, signal)
  const store = createTokenStore(createKept<TokenRecords>(area, 'tokens', {}), now)
  const trace = createTokenTrace(createKept<readonly TokenCall[]>(area, 'trace', []), now)
  const credentialsOf = async (_profile: Profile) => line.credentials
  const tokens = createTokens({
    now,
    random,
    sleep: async (ms) => {
      slept.push(ms)
      clock.now += ms
    },
    store,
    trace,
    credentialsOf,
    calls: createTokenCalls({ now, transportOf, ...(timeoutMs !== undefined && { timeoutMs }) }),
    isOffline: () => line.offline,
    onChange: () => undefined,
    whileAlive: (work) => work(),
    withLock: (name, work) => withLock(`${locks} ${name}`, work),
  })
  const exchanges = createExchanges({ area, now, onChange: () => undefined, hasProfile: profiles.has })
  const credentials = { of: credentialsOf, all: async () => (line.credentials ? [line.credentials] : []) }
  const secretFields = createSecretFields({ credentials, tokens })
  const whileAlive = <Value>(work: () => Promise<Value>) => work()
  const variablesOf = async () => ({})
  const catalogue = async () => ({
    catalogue: { ...INDEX, operations: [...INDEX.operations, ...more] },
    imported: undefined,
  })
  const parts = { now, profiles, tokens, exchanges, secretFields, transportOf, whileAlive, variablesOf, catalogue }
  const sender = createSender(parts)
  return { profiles, tokens, trace, store, exchanges, secretFields, sender, locks }
}
