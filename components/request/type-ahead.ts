import { type EndpointRow, rowText } from './endpoint-rows.ts'

/** Letters typed closer together than this make one word. */
const WORD_MS = 700

/** Makes a search by typing: each letter leads to the next row, after the present one, that begins with what was typed. */
export function typeAhead(): (letter: string, rows: readonly EndpointRow[], at: number) => EndpointRow | undefined {
  let word = ''
  let last = 0
  return (letter, rows, at) => {
    const now = performance.now()
    word = now - last > WORD_MS ? letter.toLowerCase() : word + letter.toLowerCase()
    last = now
    const start = word.length === 1 ? at + 1 : at
    return [...rows.slice(start), ...rows.slice(0, start)].find((row) => rowText(row).toLowerCase().startsWith(word))
  }
}
