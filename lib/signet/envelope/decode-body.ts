/** A body as text, and how it became one. */
export interface DecodedBody {
  /** Of binary data: one character a byte, U+0000 to U+00FF. */
  readonly text: string
  /** As the Encoding standard names it; undefined for binary data. */
  readonly encoding: string | undefined
  /** It is UTF-8 but for some bytes, each shown as U+FFFD. */
  readonly broken: boolean
}

/** How much is looked at to tell text from data. */
const LOOKED_AT = 4_096
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells data from text.
const NOT_TEXT = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g

/**
 * Decodes a body: by its byte order mark, as UTF-8 where it is that, else by the character set that its content type
 * declares. JSON with a few wrong bytes is still of more use as text. What is none of these is data.
 */
export function decodeBody(bytes: Uint8Array<ArrayBuffer>, contentType: string): DecodedBody {
  const marked = encodingByMark(bytes)
  const declared = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1]
  for (const encoding of [marked, 'utf-8', declared]) {
    const text = encoding && decodeAs(bytes, encoding)
    if (text !== undefined && text !== '' && looksLikeText(text)) {
      return { text, encoding: new TextDecoder(encoding).encoding, broken: false }
    }
  }
  const lossy = new TextDecoder().decode(bytes)
  if (looksLikeText(lossy)) return { text: lossy, encoding: 'utf-8', broken: lossy.includes('\uFFFD') }
  return { text: charactersOf(bytes), encoding: undefined, broken: false }
}

/** The bytes of binary data that was made into text. */
export function bytesOf(characters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(characters.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
  return bytes
}

function encodingByMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Undefined for a character set that nobody knows, and for bytes that it does not have. */
function decodeAs(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function looksLikeText(text: string): boolean {
  const start = text.slice(0, LOOKED_AT)
  return !start.includes('\0') && (start.match(NOT_TEXT)?.length ?? 0) <= start.length / 20
}

function charactersOf(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return parts.join('')
}
