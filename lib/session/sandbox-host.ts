import { createSandbox, type Sandbox, type SandboxState } from '#lib/sandbox/sandbox.ts'
import type { Credentials } from '#lib/signet/credentials.ts'
import type { Kept } from './kept.ts'

/**
 * The sandbox inside the extension. `storage.session`: it starts afresh with the browser, and its key and secret are made
 * at run time, so that none stands in the shipped code.
 */
export interface StoredSandbox {
  readonly credentials: Credentials
  readonly state: SandboxState | undefined
}

export interface SandboxHost {
  readonly credentials: () => Promise<Credentials>
  readonly answer: (request: Request) => Promise<Response>
}

export function createSandboxHost(kept: Kept<StoredSandbox | undefined>, now: () => number): SandboxHost {
  let opening: Promise<Sandbox> | undefined

  async function stored(): Promise<StoredSandbox> {
    await kept.update((known) => known ?? { credentials: madeCredentials(), state: undefined })
    return (await kept.read()) as StoredSandbox
  }

  async function open(): Promise<Sandbox> {
    const { credentials, state } = await stored()
    return createSandbox({
      credentials,
      now,
      ...(state && { state }),
      keep: (changed) => kept.update(() => ({ credentials, state: changed })),
    })
  }

  return {
    credentials: async () => (await stored()).credentials,
    async answer(request) {
      opening ??= open()
      return (await opening).fetch(request)
    },
  }
}

function madeCredentials(): Credentials {
  const random = () => crypto.randomUUID().replaceAll('-', '')
  return { apiKey: `sandbox_${random()}`, apiSecret: `${random()}${random()}` }
}
