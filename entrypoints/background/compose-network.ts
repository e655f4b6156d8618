import { mayReach } from '#lib/platform/hosts.ts'
import { disk } from '#lib/platform/storage.ts'
import { attend as listen } from '#lib/platform/web-request.ts'
import { createAccess } from '#lib/session/access.ts'
import { createHttpsSeen, HOSTS_FORM } from '#lib/session/https-seen.ts'
import type { SandboxHost } from '#lib/session/sandbox-host.ts'
import { createNetwork } from '#lib/session/sending/network.ts'
import { sendToSandbox, type Transport } from '#lib/session/sending/transport.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { createRecord } from '#lib/storage/record.ts'

interface NetworkParts {
  readonly sandbox: SandboxHost
  /** Told after every change that pages may see. */
  readonly changed: () => void
}

/** Where requests go: over the network, as far as the user lets it, or to the sandbox inside the extension. */
export function composeNetwork({ sandbox, changed }: NetworkParts) {
  const access = createAccess(mayReach)
  const hosts = createRecord({ area: disk, name: 'https-seen', initial: [], onChange: changed, ...HOSTS_FORM })
  const httpsSeen = createHttpsSeen(hosts)
  const recheckAccess = (): void => {
    access.forget()
    changed()
  }
  const overSandbox = sendToSandbox(sandbox.answer)
  const overNetwork = createNetwork({ reaches: access.reaches, onAnswer: httpsSeen.note, onRefused: recheckAccess })
  const transportOf = ({ environment }: Profile): Transport => (environment === 'sandbox' ? overSandbox : overNetwork)
  /** Before a send: the sandbox is asked over no network. */
  const attend = ({ environment }: Profile) => (environment === 'sandbox' ? () => undefined : listen())
  return { access, httpsSeen, recheckAccess, transportOf, attend }
}
