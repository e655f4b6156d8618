import { createTracePublisher } from '#lib/messaging/server.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { withLock } from '#lib/platform/lock.ts'
import { memory } from '#lib/platform/storage.ts'
import { createKept } from '#lib/session/kept.ts'
import type { RenewalPorts } from '#lib/session/renewal.ts'
import { createTokenCalls } from '#lib/session/token-calls.ts'
import { createTokenStore, type TokenRecords } from '#lib/session/token-store.ts'
import { createTokenTrace, type TokenTrace } from '#lib/session/token-trace.ts'
import { createTokens, type Tokens } from '#lib/session/tokens.ts'
import type { Transport } from '#lib/session/transport.ts'
import { needsNetwork, type Profile } from '#lib/signet/profile.ts'
import type { TokenCall } from '#lib/signet/token-trace.ts'

interface TokenParts extends Pick<RenewalPorts, 'now' | 'credentialsOf'> {
  readonly transportOf: (profile: Profile) => Transport
  readonly onChange: () => void
}

/** The token lifecycle with the browser's clock, chance, locks and storage. */
export function composeTokens({ now, credentialsOf, transportOf, onChange }: TokenParts): {
  tokens: Tokens
  trace: TokenTrace
} {
  const publishTrace = createTracePublisher(() => trace.all())
  const keptTrace = createKept<readonly TokenCall[]>(memory, 'trace', [], () => void publishTrace())
  const trace = createTokenTrace(keptTrace, now)
  const tokens = createTokens({
    now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    store: createTokenStore(createKept<TokenRecords>(memory, 'tokens', {}, onChange), now),
    trace,
    credentialsOf,
    calls: createTokenCalls({ now, transportOf }),
    isOffline: (profile) => needsNetwork(profile) && !navigator.onLine,
    onChange,
    whileAlive,
    withLock,
  })
  return { tokens, trace }
}
