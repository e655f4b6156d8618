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
 * @param texts By a name that may be shown, as text or as bytes; they themselves are secrets and are in no result.
 */
export async function scanDisk(folder: string, texts: Readonly<Record<string, string | Uint8Array>>): Promise<Find[]> {
  const needles = Object.entries(texts).flatMap(([name, text]) => {
    const shapes = typeof text === 'string' ? shapesOf(text) : shapesOfBytes(Buffer.from(text))
    return shapes.map((shape) => ({ ...shape, name }))
  })
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

/** So much of a text's end is enough to know it by. Its beginning may be no secret: all JSON Web Tokens share theirs. */
const PIECE = 12

interface Shape {
  readonly shape: string
  readonly needle: Buffer
}

function shapesOf(text: string): Shape[] {
  const codes = [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0'))
  const texts = [
    ['reversed', [...text].reverse().join('')],
    ['its end', text.slice(-PIECE)],
    ['as an address has it', encodeURIComponent(text)],
    ['JSON', JSON.stringify(text).slice(1, -1)],
    ['JSON, escaped', codes.map((code) => `\\u${code}`).join('')],
  ] as const
  return withoutTwins([
    ...shapesOfBytes(Buffer.from(text)),
    ...texts.map(([shape, needle]) => ({ shape, needle: Buffer.from(needle) })),
    { shape: 'UTF-16', needle: Buffer.from(text, 'utf16le') },
    { shape: 'UTF-16, big end first', needle: Buffer.from(text, 'utf16le').swap16() },
  ])
}

function shapesOfBytes(bytes: Buffer): Shape[] {
  const hex = bytes.toString('hex')
  const base64 = [0, 1, 2].map((offset) => [`base64 at ${offset}`, base64Core(bytes, offset)] as const)
  const texts: (readonly [shape: string, needle: string])[] = [
    ...base64,
    ...base64.map(([shape, core]) => [`${shape}, for URLs`, core.replaceAll('+', '-').replaceAll('/', '_')] as const),
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
    ['percent', hex.toUpperCase().replace(/../g, '%$&')],
  ]
  return withoutTwins([
    { shape: 'raw', needle: bytes },
    ...texts.map(([shape, needle]) => ({ shape, needle: Buffer.from(needle) })),
  ])
}

/** Of plain letters several shapes are the same. */
const withoutTwins = (shapes: Shape[]): Shape[] =>
  shapes.filter(({ needle }, at) => shapes.findIndex((other) => other.needle.equals(needle)) === at)

/** What is the same of a text's base64 whatever stands before and behind it, when so many bytes (modulo 3) come before. */
function base64Core(bytes: Buffer, offset: number): string {
  const coded = Buffer.concat([Buffer.alloc(offset), bytes])
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
