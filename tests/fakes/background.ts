import 'fake-indexeddb/auto'
import { vi } from 'vitest'
import type { Handlers, OperationName, Operations, ProfileInput } from '#lib/messaging/contract.ts'
import { createSandbox } from '#lib/sandbox/sandbox.ts'
import type { ProfileView, SessionView } from '#lib/session/session-view.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { compose } from '../../entrypoints/background/compose.ts'
import { createHandlers } from '../../entrypoints/background/handlers.ts'
import type { fakeBrowser } from './browser.ts'
import { KEY, PASSPHRASE } from './secret-room.ts'

const BASE_URL = 'http://127.0.0.1:4010'
const LIST_CLIENTS: RequestDraft = {
  ...{ operationId: 'listClients', method: 'GET', path: '/partner/v1/all-clients', body: '' },
  ...{ pathValues: {}, query: [], headers: [] },
}

/** What a form hands over for a profile that is remembered on this computer. */
export const inVault = (id: string, changes: Partial<ProfileInput> = {}): ProfileInput => ({
  ...{ id, name: id, environment: 'test', baseUrl: BASE_URL, serviceUrls: {}, plainHttp: false, colour: 'blue' },
  ...{ credentials: KEY, keeping: 'vault', passphrase: PASSPHRASE },
  ...changes,
})

/**
 * The whole background in Node, on top of the real sandbox. The test file puts the fake browser in the place of the
 * polyfill; `live()` is the next life of the background, `restart()` that of the browser.
 */
export function backgroundRig({ local, session }: Pick<ReturnType<typeof fakeBrowser>, 'local' | 'session'>) {
  local.stored.clear()
  session.stored.clear()
  const calls: { readonly host: string; readonly path: string; readonly authorization: string | null }[] = []
  const sandbox = createSandbox({ credentials: KEY, now: () => Date.now(), control: true })
  /** What the line does before the server hears of a request. */
  const line = { before: async (_path: string): Promise<void> => undefined }
  vi.stubGlobal('fetch', async (url: string, { signal, ...init }: RequestInit) => {
    const { host, pathname: path } = new URL(url)
    await line.before(path)
    signal?.throwIfAborted()
    const request = new Request(url, init)
    calls.push({ host, path: path.split('/').at(-1) ?? '', authorization: request.headers.get('authorization') })
    return sandbox.fetch(request)
  })

  function live() {
    const background = compose()
    const handlers = createHandlers(background)
    const ask = <Name extends OperationName>(name: Name, ...args: Parameters<Operations[Name]>) =>
      (handlers[name] as (...given: unknown[]) => ReturnType<Handlers[Name]>)(...args, { tabId: undefined })
    const view = async (): Promise<SessionView> => (await ask('views.read')).session
    const profile = async (id: string): Promise<ProfileView | undefined> =>
      (await view()).profiles.find((one) => one.profile.id === id)
    const send = async (profileId: string) => {
      const id = crypto.randomUUID()
      await ask('request.send', { id, page: 'popup', profileId, draft: LIST_CLIENTS })
      return (await ask('views.read')).exchanges.find((one) => one.id === id)
    }
    return { background, ask, view, profile, send }
  }

  async function makeKey(): Promise<Credentials> {
    const made = await sandbox.fetch(new Request(`${BASE_URL}/__sandbox/keys`, { method: 'POST' }))
    return (await made.json()) as Credentials
  }

  const restart = () => {
    session.stored.clear()
    return live()
  }
  return { ...live(), live, restart, calls, line, makeKey }
}
