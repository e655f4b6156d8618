import type { Asker, Handlers } from '#lib/messaging/contract.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { COPY_MIN_LIFE_MS } from '#lib/signet/token/token-status.ts'
import type { Background } from './compose.ts'

type Names =
  | 'token.renew'
  | 'token.generate'
  | 'token.forget'
  | 'token.copy'
  | 'token.show'
  | 'token.inspect'
  | 'sandbox.trouble'

/** The token of a profile, as a user asks for it. */
export function tokenHandlers({ profiles, tokens, sandbox, publishSession }: Background): Pick<Handlers, Names> {
  return {
    'token.renew': async (profileId, asker) => {
      await tokens.renew(await profiles.get(profileId), nameOf(asker))
    },
    'token.generate': async (profileId, asker) => {
      await tokens.generate(await profiles.get(profileId), nameOf(asker))
    },
    'token.forget': (profileId) => tokens.forget(profileId),
    'token.copy': (profileId, asker) =>
      whileAlive(async () => {
        const profile = await profiles.get(profileId)
        const need = { minLifeMs: COPY_MIN_LIFE_MS, reason: 'copy', asker: nameOf(asker) } as const
        const { token } = await tokens.get(profile, need)
        return { value: token.value, profileName: profile.name, expiresAt: token.expiresAt }
      }),
    'token.show': (profileId) => tokens.show(profileId),
    'token.inspect': (profileId) => tokens.inspect(profileId),
    'sandbox.trouble': async (trouble) => {
      await sandbox.makeTrouble(trouble)
      await publishSession()
    },
  }
}

/** A page by its key. Before it has one a tab goes by its number, and popup and DevTools panel cannot be told apart. */
const nameOf = ({ page, tabId }: Asker): string => page ?? (tabId === undefined ? 'popup or panel' : `tab:${tabId}`)
