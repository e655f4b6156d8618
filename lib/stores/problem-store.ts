import { create } from 'zustand'
import { asAppError, type ErrorCode } from '#lib/errors.ts'

interface ProblemState {
  /** What went wrong last on this page, until it is dismissed or the next action begins. */
  readonly problem: { readonly code: ErrorCode; readonly message: string } | undefined
}

export const useProblem = create<ProblemState>(() => ({ problem: undefined }))

/**
 * Runs a user's action, and shows its failure on the page. The one place where pages catch errors.
 *
 * @returns What the action returned; undefined when it failed.
 */
export async function attempt<Value>(action: () => Promise<Value>): Promise<Value | undefined> {
  dismissProblem()
  try {
    return await action()
  } catch (thrown) {
    const { code, message } = asAppError(thrown)
    useProblem.setState({ problem: { code, message } })
    return undefined
  }
}

export const dismissProblem = (): void => useProblem.setState({ problem: undefined })
