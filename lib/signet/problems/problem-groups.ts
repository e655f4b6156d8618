import { pointerSteps } from '../json/json-pointer.ts'
import { fieldNameOf } from './field-name.ts'
import type { Problem } from './problems.ts'

/** Problems as they are shown and gone through: what has a place first, then what has none. */
export interface ProblemGroups {
  readonly placed: readonly Problem[]
  readonly apart: readonly Problem[]
  /** What is about another alternative of the body: told in number alone until it is asked for. */
  readonly otherForm: readonly Problem[]
}

export function groupProblems(problems: readonly Problem[]): ProblemGroups {
  const own = problems.filter(({ otherForm }) => otherForm === undefined)
  return {
    placed: own.filter(({ place }) => place !== undefined),
    apart: own.filter(({ place }) => place === undefined),
    otherForm: problems.filter(({ otherForm }) => otherForm !== undefined),
  }
}

/** What is wrong with it, in the answer's words, without the subject that stands before them. */
export function complaintOf(problem: Problem): string {
  const { name, reason } = problem
  const subject = [name, subjectOf(problem)].find((one) => one !== undefined && reason.startsWith(`${one} `))
  return subject === undefined ? reason : reason.slice(subject.length + 1)
}

/** What a problem is about: the name as it was sent where it has a place, else as the answer has it. */
export function subjectOf({ name, place }: Problem): string | undefined {
  if (place === undefined) return name
  if (place.in !== 'body') return place.name
  return place.pointer === '' ? 'body' : fieldNameOf(pointerSteps(place.pointer))
}
