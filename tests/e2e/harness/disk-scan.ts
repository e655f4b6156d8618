import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

export interface Find {
  /** Relative to the folder. */
  readonly file: string
  /** Which of the texts, and in what shape: `secret (UTF-16)`. */
  readonly what: string
}

/**
 * Looks for texts in every file below a folder: as they are, in UTF-16, in base64 wherever in the coded bytes they may
 * stand, and inside Firefox's own compressed files. A browser that runs may take files away meanwhile.
 *
 * @param texts By a name that may be shown; the texts themselves are secrets and are in no result.
 */
export async function scanDisk(folder: string, texts: Readonly<Record<string, string>>): Promise<Find[]> {
  const needles = Object.entries(texts).flatMap(([name, text]) => shapesOf(text).map((shape) => ({ ...shape, name })))
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const finds: Find[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    const content = isMozLz4(bytes) ? Buffer.concat([bytes, unpackMozLz4(bytes)]) : bytes
    for (const { name, shape, needle } of needles) {
      if (content.includes(needle)) finds.push({ file: relative(folder, path), what: `${name} (${shape})` })
    }
  }
  return finds
}

function shapesOf(text: string): { shape: string; needle: Buffer }[] {
  const base64 = [0, 1, 2].map((offset) => ({
    shape: `base64 at ${offset}`,
    needle: Buffer.from(base64Core(text, offset)),
  }))
  return [
    { shape: 'raw', needle: Buffer.from(text) },
    { shape: 'UTF-16', needle: Buffer.from(text, 'utf16le') },
    ...base64,
  ]
}

/** What is the same of a text's base64 whatever stands before and behind it, when so many bytes (modulo 3) come before. */
function base64Core(text: string, offset: number): string {
  const coded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)])
    .toString('base64')
    .replace(/=+$/, '')
  return coded.slice(offset === 0 ? 0 : offset + 1, -1)
}

const MAGIC = Buffer.from('mozLz40\0')
const isMozLz4 = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC)

/** Unpacks one block of LZ4, which begins after the magic and the length. @see https://github.com/lz4/lz4 */
function unpackMozLz4(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.readUInt32LE(MAGIC.length))
  let [from, to] = [MAGIC.length + 4, 0]
  const readLength = (start: number): number => {
    let length = start
    if (start === 15) {
      let more = 255
      while (more === 255) {
        more = bytes[from++] ?? 0
        length += more
      }
    }
    return length
  }
  while (from < bytes.length) {
    const token = bytes[from++] ?? 0
    const literals = readLength(token >> 4)
    bytes.copy(out, to, from, from + literals)
    from += literals
    to += literals
    if (from >= bytes.length) break
    const distance = bytes.readUInt16LE(from)
    from += 2
    for (let left = readLength(token & 15) + 4; left > 0; left -= 1) out[to] = out[to++ - distance] ?? 0
  }
  return out
}
