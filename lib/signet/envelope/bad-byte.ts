/** How many bytes are looked at in one go. */
const CHUNK = 4_096

/**
 * Where the first byte stands that an encoding does not have, counted from 0: of a character that breaks off, its
 * beginning. Undefined for bytes that are all right.
 *
 * A decoder tells that there is one and not where: the chunk that it refuses is looked at byte by byte.
 */
export function firstBadByte(bytes: Uint8Array<ArrayBuffer>, encoding: string): number | undefined {
  const badChunk = firstRefused(bytes, encoding)
  if (badChunk === undefined) return undefined
  // A character may begin in the chunk before, and is whole or refused within this one.
  const from = Math.max(0, badChunk - CHUNK)
  const decoder = strict(encoding)
  decoder.decode(bytes.subarray(0, from), { stream: true })
  let began = from
  for (let at = from; at < bytes.length; at++) {
    try {
      if (decoder.decode(bytes.subarray(at, at + 1), { stream: true }) !== '') began = at + 1
    } catch {
      return began
    }
  }
  return began
}

/** The beginning of the chunk at which it is known. */
function firstRefused(bytes: Uint8Array<ArrayBuffer>, encoding: string): number | undefined {
  const decoder = strict(encoding)
  let at = 0
  try {
    for (; at < bytes.length; at += CHUNK) decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true })
    decoder.decode()
    return undefined
  } catch {
    return Math.min(at, bytes.length)
  }
}

/** With its byte order mark as a character like any other: else nothing would come of it. */
const strict = (encoding: string): TextDecoder => new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
