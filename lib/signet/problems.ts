/** One thing that a failed answer complains about. */
export interface Problem {
  /** The field or header that it names, `reasons[0].category`; undefined where the answer names none. */
  readonly name: string | undefined
  readonly code: string | undefined
  readonly reason: string
}
