/** A name and a value with a tick: a row of the query or the headers. */
export interface Row {
  readonly name: string
  readonly value: string
  readonly enabled: boolean
}

/** What a user typed, as typed: nothing in it is checked, resolved or encoded yet. */
export interface RequestDraft {
  /** The catalogue's operation that it came from; undefined for a method and path typed by hand. */
  readonly operationId?: string | undefined
  readonly method: string
  /** Under the base URL, with its variables: `/fraud/v1/report/{clientId}`. */
  readonly path: string
  readonly pathValues: Readonly<Record<string, string>>
  readonly query: readonly Row[]
  readonly headers: readonly Row[]
  /** JSON as text; empty for no body. */
  readonly body: string
}
