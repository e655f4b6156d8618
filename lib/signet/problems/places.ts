/**
 * A spot in a request, as it was typed: what an answer complains about, and where the cursor goes to mend it.
 * The pointer is a JSON Pointer (RFC 6901) into the body, empty for the body as a whole; names are as they were sent.
 */
export type Place =
  | { readonly in: 'body'; readonly pointer: string }
  | { readonly in: 'query' | 'path' | 'header'; readonly name: string }
