import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import type { TokenDetails } from '#lib/signet/token/token-details.ts'
import { t } from '#lib/text.ts'
import { attemptAct } from './interruption-store.ts'
import { attempt } from './problem-store.ts'

interface TokenState {
  /** Whose token it is. */
  readonly profileId: string | undefined
  /** What stands in it; undefined where there is none, and until the background has said so. */
  readonly details: TokenDetails | undefined
}

/** What the Token tab knows of the token of one profile: everything but the token. */
export const useToken = create<TokenState>(() => ({ profileId: undefined, details: undefined }))

let asked = 0

/** Asks for it anew: at each change that the session view tells. What was known of the same token stands until then. */
export async function inspectToken(profileId: string): Promise<void> {
  const mine = ++asked
  if (useToken.getState().profileId !== profileId) useToken.setState({ profileId, details: undefined })
  // A failure is not told: nobody asked for it, and what was known is still shown.
  const details = await call('token.inspect', profileId).catch(() => useToken.getState().details)
  if (mine === asked) useToken.setState({ profileId, details })
}

/** Makes a token with the secret. Waits for a passphrase or a secret where it lacks one, and then goes on. */
export function generateToken(profileId: string): Promise<unknown> {
  const act = { profileId, what: t('Generate new'), again: () => void generateToken(profileId) }
  return attemptAct(act, () => call('token.generate', profileId))
}

export const forgetToken = (profileId: string) => attempt(() => call('token.forget', profileId), profileId)

/** The token, for whoever shows it. It stands in no store, and is gone with what shows it. */
export const readToken = (profileId: string): Promise<string | undefined> =>
  attempt(() => call('token.show', profileId), profileId)
