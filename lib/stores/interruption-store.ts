import { create } from 'zustand'
import { asAppError } from '#lib/errors.ts'
import type { SessionView } from '#lib/session/session-view.ts'
import { dismissProblem, showProblem } from './problem-store.ts'

/** What an act lacks: the passphrase of the locked vault, or the profile's key and secret. */
export type Need = 'passphrase' | 'secret'

/** A user's act that may have to wait for an answer. */
export interface Act {
  readonly profileId: string
  /** What it is, to stand before "goes on": `Copy token`, `Send GET /partner/v1/all-clients`. */
  readonly what: string
  /** Does the whole of it once more. */
  readonly again: () => unknown
}

interface InterruptionState {
  /** The act that waits, and for what; undefined while none does. */
  readonly interruption: { readonly need: Need; readonly profileId: string; readonly what: string } | undefined
}

/** The one act of this page that waits for a passphrase or a secret. It is asked for in place, and then goes on. */
export const useInterruption = create<InterruptionState>(() => ({ interruption: undefined }))

let again: Act['again'] | undefined
/** While a passphrase or a secret of this page is on its way, what comes of it is not taken for another page's doing. */
let answering = false

/**
 * Runs an act as `attempt` does. Where it fails for want of a passphrase or a secret, it is kept in place of an error:
 * whoever answers (`thenGoOn`) lets it run once more.
 */
export async function attemptAct<Value>(act: Act, action: () => Promise<Value>): Promise<Value | undefined> {
  dropInterruption()
  dismissProblem()
  try {
    return await action()
  } catch (thrown) {
    const { code, message } = asAppError(thrown)
    const need = code === 'vault.locked' ? 'passphrase' : code === 'secret.missing' ? 'secret' : undefined
    if (need === undefined) showProblem({ code, message, profileId: act.profileId })
    else holdAct(need, act)
    return undefined
  }
}

/** Lets an act wait that is known to lack something before it is tried. */
export function holdAct(need: Need, { profileId, what, again: repeat }: Act): void {
  again = repeat
  useInterruption.setState({ interruption: { need, profileId, what } })
}

/** For when it is dismissed, and when another profile is chosen. */
export function dropInterruption(): void {
  again = undefined
  if (useInterruption.getState().interruption !== undefined) useInterruption.setState({ interruption: undefined })
}

/**
 * Gives an answer, and lets go on what waited for it.
 *
 * @param profileId Whose secret it is; undefined for the passphrase, which is that of all.
 * @param answer True when what was asked for is there.
 */
export async function thenGoOn(
  need: Need,
  profileId: string | undefined,
  answer: () => Promise<boolean>,
): Promise<void> {
  answering = true
  const done = await answer().finally(() => {
    answering = false
  })
  const waiting = useInterruption.getState().interruption
  if (!done || waiting?.need !== need || (profileId !== undefined && waiting.profileId !== profileId)) return
  const act = again
  dropInterruption()
  act?.()
}

/** Drops an act whose need another page has met: by now the user may have something else in mind. */
export function dropAnswered(before: SessionView, after: SessionView): void {
  const waiting = useInterruption.getState().interruption
  if (waiting === undefined || answering) return
  if (isNeeded(waiting, before) && !isNeeded(waiting, after)) dropInterruption()
}

function isNeeded({ need, profileId }: { need: Need; profileId: string }, session: SessionView): boolean {
  if (need === 'passphrase') return session.vault.state === 'locked'
  return session.profiles.some(({ profile, token }) => profile.id === profileId && token.phase === 'needs-secret')
}
