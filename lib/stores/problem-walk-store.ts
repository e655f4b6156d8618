import { create } from 'zustand'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { groupProblems } from '#lib/signet/problems/problem-groups.ts'
import { showPlace } from './place-store.ts'

/** Where the user is among the problems of an answer. */
interface ProblemWalk {
  readonly exchangeId: string | undefined
  /** Counted over what has a place and then what has none. A new object each time it is gone to. */
  readonly current: { readonly at: number } | undefined
}

export const useProblemWalk = create<ProblemWalk>(() => ({ exchangeId: undefined, current: undefined }))

/** Goes to a problem: to its spot in the request, or to its line where it has none. */
export function goToProblem({ id, problems = [] }: Exchange, at: number): void {
  const { placed, apart } = groupProblems(problems)
  const problem = [...placed, ...apart][at]
  if (problem === undefined) return
  useProblemWalk.setState({ exchangeId: id, current: { at } })
  if (problem.place !== undefined) showPlace(problem.place)
}

/** What is on show as the present problem is of a request that was written over. */
export const leaveProblems = (): void => useProblemWalk.setState({ exchangeId: undefined, current: undefined })

/** To the next problem or the one before, round and round. False where there is none. */
export function stepToProblem(exchange: Exchange, step: 1 | -1): boolean {
  const { placed, apart } = groupProblems(exchange.problems ?? [])
  const count = placed.length + apart.length
  if (count === 0) return false
  const { exchangeId, current } = useProblemWalk.getState()
  const before = exchangeId === exchange.id ? current?.at : undefined
  const first = step === 1 ? 0 : count - 1
  goToProblem(exchange, before === undefined ? first : (before + step + count) % count)
  return true
}
