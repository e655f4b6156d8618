import { create } from 'zustand'
import { call, follow } from '#lib/messaging/client.ts'
import { INITIAL_VIEWS } from '#lib/messaging/contract.ts'
import type { RecordTrouble, SandboxTrouble } from '#lib/session/session-view.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { SettingsChange } from '#lib/signet/profile/settings.ts'
import { t } from '#lib/text.ts'
import { attemptAct, dropAnswered, thenGoOn } from './interruption-store.ts'
import { attempt, failureOf } from './problem-store.ts'

/** All profiles and their tokens, as this page last heard of them. Only `followSession` writes here. */
export const useSession = create(() => INITIAL_VIEWS.session)

/** Keeps the store in step with the background. Call once per page; returns the way to stop. */
export function followSession(): () => void {
  return follow('session', (view) => {
    dropAnswered(useSession.getState(), view)
    useSession.setState(view, true)
  })
}

/** Actions ask and do not set: the change comes back through the view, for every page alike. */
export const chooseDefaultProfile = (profileId: string) => attempt(() => call('profile.choose', profileId))
export const deleteProfile = (profileId: string) => attempt(() => call('profile.delete', profileId))
export const setGuard = (profileId: string, guard: 'on' | 'off') =>
  attempt(() => call('profile.guard', profileId, guard))
export const forgetSecret = (profileId: string) => attempt(() => call('secret.forget', profileId))
/** With no profile a shared one; without a value it is taken away. Returns why it was not set. */
export const setVariable = (profileId: string | undefined, name: string, value: string | undefined) =>
  failureOf(() => call('variable.set', profileId, name, value))
export const changeSettings = (change: SettingsChange) => attempt(() => call('settings.change', change))
export const setTrouble = (trouble: SandboxTrouble | undefined) => attempt(() => call('sandbox.trouble', trouble))
export const resetRecord = (record: RecordTrouble['record']) => attempt(() => call('record.reset', record))
export const showWorkspace = () => attempt(() => call('workspace.open'))
/** Opens the workspace with this profile in it. */
export const workWith = (profileId: string | undefined) =>
  attempt(async () => {
    if (profileId !== undefined) await call('profile.choose', profileId)
    await call('workspace.open')
  })
export const showOptions = () => attempt(() => call('options.open'))

/** The newest favourite comes last: those that are known stay where they are. */
export function setFavourite(operationId: string, on: boolean): void {
  const others = useSession.getState().settings.favourites.filter((id) => id !== operationId)
  void changeSettings({ favourites: on ? [...others, operationId] : others })
}

/** One click to a working token. The new profile becomes the default one. */
export async function trySandbox(): Promise<void> {
  await attempt(() => call('sandbox.try'))
}

/** Waits for a passphrase or a secret where it lacks one, and then goes on. */
export function renewToken(profileId: string): Promise<unknown> {
  const act = { profileId, what: t('Renew token'), again: () => void renewToken(profileId) }
  return attemptAct(act, () => call('token.renew', profileId))
}

export function testConnection(profileId: string): Promise<unknown> {
  const act = { profileId, what: t('Test connection'), again: () => void testConnection(profileId) }
  return attemptAct(act, () => call('profile.test', profileId))
}

/**
 * Puts other credentials in a profile, and lets go on what waited for them once Signet has taken them.
 *
 * @returns True when the background has them, whatever Signet said: that is the token's state.
 */
export async function replaceSecret(profileId: string, credentials: Credentials): Promise<boolean> {
  let taken = false
  await thenGoOn('secret', profileId, async () => {
    const connection = await attempt(() => call('secret.replace', profileId, credentials), profileId)
    taken = connection !== undefined
    return connection?.state === 'connected'
  })
  return taken
}

/**
 * Opens the vault, and lets go on what waited for it.
 *
 * @returns What was wrong, for the field; undefined when the vault is open.
 */
export async function unlock(passphrase: string): Promise<string | undefined> {
  let problem: string | undefined
  await thenGoOn('passphrase', undefined, async () => {
    problem = (await failureOf(() => call('vault.unlock', passphrase)))?.message
    return problem === undefined
  })
  return problem
}

/** Returns what was wrong, for the form; undefined when the passphrase is changed. */
export async function changePassphrase(from: string, to: string): Promise<string | undefined> {
  return (await failureOf(() => call('vault.changePassphrase', from, to)))?.message
}

export const lockVault = () => attempt(() => call('vault.lock'))
export const eraseVault = () => attempt(() => call('vault.erase'))
