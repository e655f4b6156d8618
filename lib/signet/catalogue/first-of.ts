/** The first of each name. Linear: a document may have thousands of calls. */
export function firstOf<Value>(values: readonly Value[], nameOf: (value: Value) => string): Value[] {
  const first = new Map<string, Value>()
  for (const value of values) {
    const name = nameOf(value)
    if (!first.has(name)) first.set(name, value)
  }
  return [...first.values()]
}
