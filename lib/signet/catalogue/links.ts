/**
 * What can be done with an answer, or with one row of a list, next: an OpenAPI Link Object. A text in `parameters` or
 * `body` that is a runtime expression as a whole stands for the value that it names.
 */
export interface Link {
  /** Its key in the document: unique among the links of one answer. */
  readonly name: string
  /** The operation that it opens. */
  readonly operationId: string
  /** What the button says. */
  readonly label: string
  /** By the parameter's name, alone or behind its place: `clientId`, `path.clientId`. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly body?: unknown
  /** It takes back what the call did. */
  readonly undo: boolean
}

/** Operations that follow each other, first to last: intent, cart, payment, signed payment. */
export interface Chain {
  readonly name: string
  /** The field by which things belong to one chain: it holds the id of the first. */
  readonly group: string
  readonly steps: readonly ChainStep[]
}

export interface ChainStep {
  readonly operationId: string
  /** The field of the operation's body that names what it makes. */
  readonly id: string
  readonly label: string
}

/** An event that Signet is documented to send to an address of yours. */
export interface Webhook {
  readonly name: string
  readonly tag: string
  readonly method: string
  readonly description: string
  readonly sourceRef: string
  /** What the document says of the body. */
  readonly body: string
  /** The document holds no real example of it. */
  readonly incomplete: boolean
}

/** An operation known by its name alone: no path of it is published. */
export interface Unpublished {
  readonly tag: string
  readonly name: string
  readonly known: string
  readonly sourceRef: string
}
