import { firstBadByte } from './bad-byte.ts'

/** A body as text, and how it became one. */
export interface DecodedBody {
  /** Of binary data: one character a byte, U+0000 to U+00FF. */
  readonly text: string
  /** As the Encoding standard names it; undefined for binary data. */
  readonly encoding: string | undefined
  /** Where the first byte stands that the encoding does not have, counted from 0. Each is shown as U+FFFD. */
  readonly badAt?: number | undefined
  /** The encoding that the content type declares, where it is another than the text has. */
  readonly misdeclared?: string | undefined
}

/** How much is looked at to tell text from data. */
const LOOKED_AT = 4_096
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells data from text.
const NOT_TEXT = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g
const BAD = /\uFFFD/g
/** What says of itself that it is text, or begins as JSON and markup do. */
const TEXT_TYPE = /^\s*text\/|[/+](?:json|xml)\b|;\s*charset=/i
const TEXT_START = /^\s*[[{"<]/

/**
 * Decodes a body: by its byte order mark, as UTF-8 where it is that, else by the character set that its content type
 * declares. Text with bytes that it cannot have is still of more use as text, decoded as it was declared. What is none of
 * these is data.
 */
export function decodeBody(bytes: Uint8Array<ArrayBuffer>, contentType: string): DecodedBody {
  const marked = encodingByMark(bytes)
  const declared = knownEncoding(/;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1])
  for (const encoding of [marked, 'utf-8', declared].filter((one) => one !== undefined)) {
    const text = decodeAs(bytes, encoding)
    if (text !== undefined && text !== '' && looksLikeText(text)) {
      return { text, encoding, ...contradiction(text, encoding, declared) }
    }
  }
  const encoding = marked ?? declared ?? 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  const saysText = TEXT_TYPE.test(contentType) || TEXT_START.test(text)
  if (!looksLikeText(text) || !(saysText || fewBad(text))) return { text: charactersOf(bytes), encoding: undefined }
  return { text, encoding, badAt: firstBadByte(bytes, encoding) }
}

/** ASCII is the same in all of them but for UTF-16, which is not taken for anything else. */
function contradiction(text: string, encoding: string, declared: string | undefined): Partial<DecodedBody> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
  const isSame = declared === undefined || declared === encoding || /^[\u0000-\u007F]*$/.test(text)
  return isSame ? {} : { misdeclared: declared }
}

/** As the Encoding standard names it; undefined for one that it does not know. */
function knownEncoding(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** The name of an encoding as people write it. */
export const encodingName = (encoding: string): string => (encoding === 'utf-8' ? 'UTF-8' : encoding)

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

/** Undefined for bytes that it does not have. */
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

function fewBad(text: string): boolean {
  const start = text.slice(0, LOOKED_AT)
  return (start.match(BAD)?.length ?? 0) <= start.length / 20
}

export function charactersOf(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return parts.join('')
}
