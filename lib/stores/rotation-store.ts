import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import { t } from '#lib/text.ts'
import { attemptAct } from './interruption-store.ts'
import { attempt, failureOf } from './problem-store.ts'
import { useSession } from './session-store.ts'

interface RotationState {
  /** The profile whose guide was opened here. One whose new key waits in the background shows its guide by itself. */
  readonly openFor: string | undefined
  /** After the change-over: the key that is to be deleted at Signet, by its last four characters. */
  readonly left:
    | {
        readonly profileId: string
        readonly keyHint: string
        /** Ids of the other profiles that held it then. */
        readonly alsoWith: readonly string[]
      }
    | undefined
}

const CLOSED: RotationState = { openFor: undefined, left: undefined }

export const useRotation = create<RotationState>(() => CLOSED)

export const openRotation = (profileId: string): void => useRotation.setState({ openFor: profileId, left: undefined })
export const closeRotation = (): void => useRotation.setState(CLOSED)

/** Asks Signet for a token with the new key. Returns what was wrong; undefined when the key waits beside the old one. */
export async function verifyKey(profileId: string, credentials: Credentials): Promise<string | undefined> {
  return (await failureOf(() => call('rotation.verify', profileId, credentials)))?.message
}

/** Changes over to the new key. The old one is gone here, and still valid at Signet. */
export async function changeOver(profileId: string): Promise<void> {
  const view = useSession.getState().profiles.find(({ profile }) => profile.id === profileId)
  const left = { profileId, keyHint: view?.profile.keyHint ?? '', alsoWith: view?.sameKeyAs ?? [] }
  const verifiedAt = view?.rotation?.verifiedAt
  const act = { profileId, what: t('Change over'), again: () => void changeOver(profileId) }
  const done = await attemptAct(act, () => call('rotation.finish', profileId, verifiedAt).then(() => true))
  if (done) useRotation.setState({ openFor: profileId, left })
}

/** The old key stays; a new one that waits is forgotten. */
export async function cancelRotation(profileId: string): Promise<void> {
  await attempt(() => call('rotation.cancel', profileId))
  closeRotation()
}
