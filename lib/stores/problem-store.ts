import { create } from 'zustand'
import { asAppError, type ErrorCode } from '#lib/errors.ts'

export interface ShownProblem {
  readonly code: ErrorCode
  readonly message: string
}

interface ProblemState {
  /** What went wrong last on this page, until it is dismissed or the next action begins. */
  readonly problem: ShownProblem | undefined
}

export const useProblem = create<ProblemState>(() => ({ problem: undefined }))

/**
 * Runs a user's action, and shows its failure on the page.
 *
 * @returns What the action returned; undefined when it failed.
 */
export async function attempt<Value>(action: () => Promise<Value>): Promise<Value | undefined> {
  dismissProblem()
  try {
    return await action()
  } catch (thrown) {
    const { code, message } = asAppError(thrown)
    showProblem({ code, message })
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
export const dismissProblem = (): void => useProblem.setState({ problem: undefined })
