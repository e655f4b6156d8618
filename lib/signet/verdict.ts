/** The answer in one truthful sentence, and the one word that colours it everywhere. */
export interface Verdict {
  readonly kind: 'success' | 'failure' | 'contradiction' | 'not-an-envelope' | 'no-answer'
  readonly sentence: string
}
