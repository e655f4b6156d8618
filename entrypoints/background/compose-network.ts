import { mayReach } from '#lib/platform/hosts.ts'
import { disk } from '#lib/platform/storage.ts'
import { createAccess } from '#lib/session/access.ts'
import { createHttpsSeen, type StoredHosts } from '#lib/session/https-seen.ts'
import { createKept } from '#lib/session/kept.ts'
import { createNetwork } from '#lib/session/network.ts'
import type { SandboxHost } from '#lib/session/sandbox-host.ts'
import { sendToSandbox, type Transport } from '#lib/session/transport.ts'
import type { Profile } from '#lib/signet/profile.ts'

interface NetworkParts {
  readonly sandbox: SandboxHost
  /** Told after every change that pages may see. */
  readonly changed: () => void
}

/** Where requests go: over the network, as far as the user lets it, or to the sandbox inside the extension. */
export function composeNetwork({ sandbox, changed }: NetworkParts) {
  const access = createAccess(mayReach)
  const httpsSeen = createHttpsSeen(createKept<StoredHosts>(disk, 'https-seen', [], changed))
  const recheckAccess = (): void => {
    access.forget()
    changed()
  }
  const overSandbox = sendToSandbox(sandbox.answer)
  const overNetwork = createNetwork({ reaches: access.reaches, onAnswer: httpsSeen.note, onRefused: recheckAccess })
  const transportOf = ({ environment }: Profile): Transport => (environment === 'sandbox' ? overSandbox : overNetwork)
  return { access, httpsSeen, recheckAccess, transportOf }
}
