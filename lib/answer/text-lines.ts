/** A text cut into rows of a width, each a line or a piece of one. */
export interface TextLines {
  readonly text: string
  readonly count: number
  /** How many lines the text has. */
  readonly lines: number
  readonly row: (at: number) => TextRow
  /** The row in which a place of the text stands. */
  readonly rowAt: (offset: number) => number
}

export interface TextRow {
  /** Where it begins in the text. */
  readonly start: number
  /** From 1; undefined for the second and later pieces of a line. */
  readonly line: number | undefined
  readonly text: string
}

/**
 * Cuts a text into rows.
 *
 * @param columns Characters of a row at most; a longer line becomes several. A pair of surrogates is not cut apart.
 */
export function createTextLines(text: string, columns: number): TextLines {
  const width = Math.max(20, columns)
  let starts = new Uint32Array(Math.max(16, Math.ceil(text.length / width) + 1))
  // The number of its line for the first row of each; 0 for the others.
  let numbers = new Uint32Array(starts.length)
  let count = 0
  let lines = 0
  const add = (start: number, number: number): void => {
    if (count === starts.length) {
      starts = doubled(starts)
      numbers = doubled(numbers)
    }
    starts[count] = start
    numbers[count++] = number
  }
  for (let at = 0; at <= text.length; ) {
    const feed = text.indexOf('\n', at)
    const end = feed < 0 ? text.length : feed
    add(at, ++lines)
    for (let piece = pieceEnd(text, at, width); piece < end; piece = pieceEnd(text, piece, width)) add(piece, 0)
    at = end + 1
  }
  const startOf = (row: number): number => (row < count ? (starts[row] as number) : text.length + 1)
  return {
    text,
    count,
    lines,
    row(at) {
      const start = startOf(at)
      const isLast = at + 1 >= count || numbers[at + 1] !== 0
      const end = startOf(at + 1) - (isLast ? 1 : 0)
      return { start, line: numbers[at] || undefined, text: text.slice(start, end).replace(/\r$/, '') }
    },
    rowAt: (offset) => lastAtOrBelow(starts, count, offset),
  }
}

function pieceEnd(text: string, from: number, width: number): number {
  const end = from + width
  const code = text.charCodeAt(end)
  return code >= 0xdc00 && code <= 0xdfff ? end - 1 : end
}

function doubled(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(column.length * 2)
  wider.set(column)
  return wider
}

/** The index of the last of `count` ascending numbers that is not above `value`. */
export function lastAtOrBelow(ascending: Uint32Array, count: number, value: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ascending[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}
