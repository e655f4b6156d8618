import { AppError } from '#lib/errors.ts'
import type { Handlers } from '#lib/messaging/contract.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { COPY_MIN_LIFE_MS } from '#lib/signet/token-status.ts'
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
export function tokenHandlers({ profiles, tokens }: Background): Pick<Handlers, Names> {
  return {
    'token.renew': async (profileId) => {
      await whileAlive(async () => tokens.renew(await profiles.get(profileId)))
    },
    'token.generate': notYet,
    'token.forget': notYet,
    'token.copy': (profileId) =>
      whileAlive(async () => {
        const profile = await profiles.get(profileId)
        const { token } = await tokens.get(profile, { minLifeMs: COPY_MIN_LIFE_MS })
        return { value: token.value, profileName: profile.name, expiresAt: token.expiresAt }
      }),
    'token.show': notYet,
    'token.inspect': notYet,
    'sandbox.trouble': notYet,
  }
}

const notYet = async (): Promise<never> => {
  throw new AppError('bug', 'Not there yet.')
}
