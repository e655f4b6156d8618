import { create } from 'zustand'
import { call, follow } from '#lib/messaging/client.ts'
import { INITIAL_VIEWS } from '#lib/messaging/contract.ts'
import type { Credentials } from '#lib/signet/credentials.ts'
import { attempt } from './problem-store.ts'

/** All profiles and their tokens, as this page last heard of them. Only `followSession` writes here. */
export const useSession = create(() => INITIAL_VIEWS.session)

/** Keeps the store in step with the background. Call once per page; returns the way to stop. */
export function followSession(): () => void {
  return follow('session', (view) => useSession.setState(view, true))
}

/** Actions ask and do not set: the change comes back through the view, for every page alike. */
export const chooseDefaultProfile = (profileId: string) => attempt(() => call('profile.choose', profileId))
export const deleteProfile = (profileId: string) => attempt(() => call('profile.delete', profileId))
export const renewToken = (profileId: string) => attempt(() => call('token.renew', profileId))
export const testConnection = (profileId: string) => attempt(() => call('profile.test', profileId))
export const showWorkspace = () => attempt(() => call('workspace.open'))
export const showOptions = () => attempt(() => call('options.open'))

/** One click to a working token. The new profile becomes the default one. */
export async function trySandbox(): Promise<void> {
  await attempt(() => call('sandbox.try'))
}

/** True when the background has taken them, whatever Signet said to them: that is the token's state. */
export async function replaceSecret(profileId: string, credentials: Credentials): Promise<boolean> {
  return (await attempt(() => call('secret.replace', profileId, credentials))) !== undefined
}
