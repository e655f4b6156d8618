/** The steps of a JSON Pointer (RFC 6901): none for the value as a whole. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The pointer one step further in. */
export function pointerTo(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The pointer to what a value stands in, and its last step; undefined for the value as a whole. */
export function splitPointer(pointer: string): { readonly parent: string; readonly step: string } | undefined {
  const at = pointer.lastIndexOf('/')
  if (at < 0) return undefined
  return { parent: pointer.slice(0, at), step: pointerSteps(pointer.slice(at))[0] ?? '' }
}
