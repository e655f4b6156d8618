/** Does the work at the first use, for all who use it. A failure is not remembered: the next use tries again. */
export function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let doing: Promise<Value> | undefined
  return () => {
    doing ??= work().catch((thrown) => {
      doing = undefined
      throw thrown
    })
    return doing
  }
}
