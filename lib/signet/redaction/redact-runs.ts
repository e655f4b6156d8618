/** One place in a text where something may have to go. */
export interface Find {
  readonly from: number
  readonly to: number
  /** Undefined leaves the text as it is; the search goes on behind it all the same. */
  readonly replacement: string | undefined
}

/**
 * Goes through a text from one head to the next, each looked for behind the end of the one before: linear whatever the
 * text is. Values are measured by `endOfRun` and not by the heads' patterns, for those would remember each character of
 * a long one in order to step back.
 */
export function replaceFinds(text: string, head: RegExp, look: (match: RegExpExecArray, from: number) => Find): string {
  const parts: string[] = []
  let done = 0
  head.lastIndex = 0
  for (let match = head.exec(text); match !== null; match = head.exec(text)) {
    const { from, to, replacement } = look(match, head.lastIndex)
    if (replacement !== undefined) {
      parts.push(text.slice(done, from), replacement)
      done = to
    }
    head.lastIndex = Math.max(to, head.lastIndex)
  }
  return done === 0 ? text : parts.join('') + text.slice(done)
}

/** The offset at which a run ends: that of the first character that stops it, or the text's end. */
export function endOfRun(text: string, from: number, stop: RegExp): number {
  stop.lastIndex = from
  return stop.exec(text)?.index ?? text.length
}

/** How many backslashes stand right before an offset. */
export function backslashesBefore(text: string, at: number, from: number): number {
  let start = at
  while (start > from && text.charAt(start - 1) === '\\') start--
  return at - start
}
