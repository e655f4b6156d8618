import { createSandbox, type Sandbox, type SandboxState } from '#lib/sandbox/sandbox.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Kept } from '#lib/storage/kept.ts'
import { once } from './once.ts'
import type { SandboxTrouble } from './session-view.ts'

/**
 * The sandbox inside the extension. `storage.session`: it starts afresh with the browser, and its key and secret are made
 * at run time, so that none stands in the shipped code.
 */
export interface StoredSandbox {
  readonly credentials: Credentials
  readonly state: SandboxState | undefined
  /** What its API calls are told to do wrong. Token calls go on. */
  readonly trouble?: SandboxTrouble | undefined
}

export interface SandboxHost {
  readonly credentials: () => Promise<Credentials>
  readonly answer: (request: Request) => Promise<Response>
  /** From now on, until it is told otherwise. */
  readonly makeTrouble: (trouble: SandboxTrouble | undefined) => Promise<void>
  readonly trouble: () => Promise<SandboxTrouble | undefined>
}

export function createSandboxHost(kept: Kept<StoredSandbox | undefined>, now: () => number): SandboxHost {
  async function stored(): Promise<StoredSandbox> {
    await kept.update((known) => known ?? { credentials: madeCredentials(), state: undefined })
    return (await kept.read()) as StoredSandbox
  }

  const opened = once(async (): Promise<Sandbox> => {
    const { credentials, state } = await stored()
    return createSandbox({
      credentials,
      now,
      ...(state && { state }),
      keep: (changed) => kept.update((known) => ({ ...known, credentials, state: changed })),
    })
  })

  return {
    credentials: async () => (await stored()).credentials,
    answer: async (request) => (await opened()).fetch(request),
    async makeTrouble(trouble) {
      await (await opened()).setFaults(trouble === undefined ? [] : [{ kind: trouble, where: 'api' }])
      await kept.update((known) => ({ ...(known as StoredSandbox), trouble }))
    },
    trouble: async () => (await kept.read())?.trouble,
  }
}

function madeCredentials(): Credentials {
  const random = () => crypto.randomUUID().replaceAll('-', '')
  return { apiKey: `sandbox_${random()}`, apiSecret: `${random()}${random()}` }
}
