import { createTracePublisher } from '#lib/messaging/server.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { withLock } from '#lib/platform/lock.ts'
import type { Area } from '#lib/platform/storage.ts'
import type { Transport } from '#lib/session/sending/transport.ts'
import type { RenewalPorts } from '#lib/session/tokens/renewal.ts'
import { createTokenCalls } from '#lib/session/tokens/token-calls.ts'
import { createTokenStore, type TokenRecords } from '#lib/session/tokens/token-store.ts'
import { createTokenTrace } from '#lib/session/tokens/token-trace.ts'
import { createTokens } from '#lib/session/tokens/tokens.ts'
import { needsNetwork, type Profile } from '#lib/signet/profile/profile.ts'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'
import { createKept } from '#lib/storage/kept.ts'

interface TokenParts extends Pick<RenewalPorts, 'now' | 'credentialsOf'> {
  /** Where there is always room for a token. */
  readonly memory: Area
  readonly transportOf: (profile: Profile) => Transport
  readonly onChange: () => void
}

/** The token lifecycle with the browser's clock, chance, locks and storage. */
export function composeTokens({ now, memory, credentialsOf, transportOf, onChange }: TokenParts) {
  const publishTrace = createTracePublisher(() => trace.all())
  const keptTrace = createKept<readonly TokenCall[]>(memory, 'trace', [], () => void publishTrace())
  const trace = createTokenTrace(keptTrace, now)
  const store = createTokenStore(createKept<TokenRecords>(memory, 'tokens', {}, onChange), now)
  const calls = createTokenCalls({ now, transportOf })
  const tokens = createTokens({
    now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    store,
    trace,
    credentialsOf,
    calls,
    isOffline: (profile) => needsNetwork(profile) && !navigator.onLine,
    onChange,
    whileAlive,
    withLock,
  })
  return { tokens, trace, store, calls }
}
