import { createSandbox } from '#lib/sandbox/sandbox.ts'
import { createExchanges } from '#lib/session/exchanges.ts'
import { createKept } from '#lib/session/kept.ts'
import { createProfiles, NO_PROFILES, type StoredProfiles } from '#lib/session/profiles.ts'
import { createSecretFields } from '#lib/session/secret-fields.ts'
import { createSender } from '#lib/session/send.ts'
import { createTokenCalls } from '#lib/session/token-calls.ts'
import { createTokenStore, type TokenRecords } from '#lib/session/token-store.ts'
import { createTokens } from '#lib/session/tokens.ts'
import { sendToSandbox, type Transport } from '#lib/session/transport.ts'
import { fakeArea } from './area.ts'
import { aProfile } from './profile.ts'

export const CREDENTIALS = { apiKey: 'sk_test_0123456789abcdef', apiSecret: 'a-secret-that-nobody-may-see' }

export const PROFILE = aProfile()

/**
 * The background's session on top of the real sandbox, with a clock that stands still until it is moved, and storage
 * that outlives it: `revive()` is the next life of a background that was killed.
 */
export function sessionRig({ tokenLifeMs = 3_600_000 } = {}) {
  const clock = { now: 1_800_000_000_000 }
  const now = () => clock.now
  const calls: string[] = []
  const area = fakeArea()
  const server = createSandbox({
    credentials: CREDENTIALS,
    now,
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
  const line: { transport: Transport } = { transport: sendToSandbox((request) => server.fetch(request)) }
  const revive = () => life({ now, area, transport: (...sent) => line.transport(...sent) })
  return { ...revive(), clock, calls, control, line, revive, area }
}

interface LifePorts {
  readonly now: () => number
  readonly area: ReturnType<typeof fakeArea>
  readonly transport: Transport
}

function life({ now, area, transport }: LifePorts) {
  const profiles = createProfiles(createKept<StoredProfiles>(area, 'profiles', NO_PROFILES))
  const credentialsOf = async (): Promise<typeof CREDENTIALS | undefined> => CREDENTIALS
  const store = createTokenStore(createKept<TokenRecords>(area, 'tokens', {}))
  const transportOf = () => transport
  const tokens = createTokens({
    now,
    store,
    credentialsOf,
    calls: createTokenCalls({ now, transportOf }),
    onChange: () => undefined,
  })
  const exchanges = createExchanges(area, () => undefined)
  const secretFields = createSecretFields({
    credentials: { of: credentialsOf, all: async () => [CREDENTIALS] },
    tokens,
  })
  const sender = createSender({
    now,
    profiles,
    tokens,
    exchanges,
    secretFields,
    transportOf,
    whileAlive: (work) => work(),
  })
  return { profiles, tokens, store, exchanges, secretFields, sender }
}
