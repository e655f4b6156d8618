import type { Handlers } from '#lib/messaging/contract.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { openOptions } from '#lib/platform/tabs.ts'
import { COPY_MIN_LIFE_MS } from '#lib/signet/token-status.ts'
import type { Background } from './compose.ts'
import { openWorkspace } from './workspace.ts'

/** What each operation of the contract means. One line of wiring each; the work is done in the rooms. */
export function createHandlers(background: Background, revived: Promise<void>): Handlers {
  const { profiles, secrets, tokens, exchanges, secretFields, sender, connector, pages } = background
  return {
    'views.read': async () => {
      await revived
      return background.readViews()
    },
    'profile.save': (input) => whileAlive(() => connector.save(input)),
    'profile.delete': async (profileId) => {
      sender.cancelProfile(profileId)
      await tokens.forget(profileId)
      await secrets.forget(profileId)
      await profiles.remove(profileId)
      await exchanges.forgetProfile(profileId)
    },
    'profile.choose': (profileId) => profiles.choose(profileId),
    'profile.test': (profileId) => whileAlive(() => connector.test(profileId)),
    'sandbox.try': () => connector.trySandbox(),
    'secret.replace': (profileId, credentials) => whileAlive(() => connector.replaceSecret(profileId, credentials)),
    'token.renew': async (profileId) => {
      await whileAlive(async () => tokens.renew(await profiles.get(profileId)))
    },
    'token.copy': (profileId) =>
      whileAlive(async () => {
        const profile = await profiles.get(profileId)
        const { token } = await tokens.get(profile, { minLifeMs: COPY_MIN_LIFE_MS })
        return { value: token.value, profileName: profile.name, expiresAt: token.expiresAt }
      }),
    'request.send': async (order) => {
      await revived
      await sender.send(order)
    },
    'request.cancel': async (exchangeId) => sender.cancel(exchangeId),
    'exchange.body': async (exchangeId) => {
      const body = await exchanges.body(exchangeId)
      if (body === undefined) return false
      background.postBody({ exchangeId, blob: new Blob([body]) })
      return true
    },
    'page.open': (kind, inspectedTab, { tabId }) =>
      pages.open(kind, kind === 'popup' ? undefined : (inspectedTab ?? tabId)),
    'page.keep': async (page, state) => {
      const draft = state.draft && (await secretFields.withoutSecrets(state.draft))
      const earlier = await Promise.all((state.earlier ?? []).map(secretFields.withoutSecrets))
      await pages.keep(page, { ...state, draft, earlier })
    },
    'workspace.open': openWorkspace,
    'options.open': openOptions,
  }
}
