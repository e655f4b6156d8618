import { create } from 'zustand'
import { asAppError, type ErrorCode } from '#lib/errors.ts'
import { t } from '#lib/text.ts'

export interface ShownProblem {
  readonly code: ErrorCode
  readonly message: string
  /** Whose act it was, where it was one with a profile: by the time it fails another may be on show. */
  readonly profileId?: string | undefined
}

interface ProblemState {
  /** What went wrong last on this page, until it is dismissed or the next action begins. */
  readonly problem: ShownProblem | undefined
}

export const useProblem = create<ProblemState>(() => ({ problem: undefined }))

/**
 * Runs a user's action, and shows its failure on the page.
 *
 * @param profileId Of an act with one profile.
 * @returns What the action returned; undefined when it failed.
 */
export async function attempt<Value>(action: () => Promise<Value>, profileId?: string): Promise<Value | undefined> {
  dismissProblem()
  try {
    return await action()
  } catch (thrown) {
    const { code, message } = asAppError(thrown)
    showProblem({ code, message, profileId })
    return undefined
  }
}

/** Runs an action whose failure is shown at the field that caused it. Returns that failure; undefined for success. */
export async function failureOf(action: () => Promise<unknown>): Promise<ShownProblem | undefined> {
  dismissProblem()
  try {
    await action()
    return undefined
  } catch (thrown) {
    const { code, message } = asAppError(thrown)
    return { code, message }
  }
}

export const showProblem = (problem: ShownProblem): void => useProblem.setState({ problem })
/** A problem as it is told beside a profile: that of another is told with its name. */
export function problemBeside(
  problem: ShownProblem,
  chosenId: string | undefined,
  nameOf: (profileId: string) => string | undefined,
): ShownProblem {
  const { profileId, message } = problem
  const name = profileId === undefined || profileId === chosenId ? undefined : nameOf(profileId)
  return name === undefined ? problem : { ...problem, message: t('{name}: {problem}', { name, problem: message }) }
}

export const dismissProblem = (): void => useProblem.setState({ problem: undefined })
