import { expect, it } from 'vitest'
import { createRedactor } from '#lib/signet/redaction/redact.ts'
import { createPartRedactor } from '#lib/signet/redaction/redact-parts.ts'

const SECRET = 'q7-Zk_2mXw9vRt4Lb8Ny'
const redactor = createRedactor([SECRET])

/** What goes out when a text comes in as parts of that many bytes. */
function inParts(whole: string, size: number): string {
  const parts = createPartRedactor(redactor)
  const bytes = new TextEncoder().encode(whole)
  const out: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) out.push(parts.next(bytes.subarray(at, at + size)))
  return Buffer.concat([...out, parts.rest()]).toString()
}

const rows = (count: number, end: string) =>
  Array.from({ length: count }, (_, id) => `{"id":${id},"apiSecret":"it, has, commas","note":"é ${SECRET} ü"}`).join(
    end,
  )

it.each([
  ['a list in one line', rows(60_000, ',')],
  ['a row a line', rows(60_000, '\n')],
  ['one text without an end', `"${`word ${SECRET} `.repeat(300_000)}"`],
])('redacts %s in parts as in one', (_, whole) => {
  for (const size of [16_384, 65_537]) {
    const out = inParts(whole, size)
    expect(out).not.toContain(SECRET.slice(0, 8))
    // Compared by the engine: a diff of millions of characters says nothing.
    expect(out === redactor.text(whole)).toBe(true)
  }
})

it('lets data pass byte by byte, also where it never ends', () => {
  const data = Uint8Array.from({ length: 256 * 20_000 }, (_, at) => (at * 7) % 256)
  const parts = createPartRedactor(redactor)
  expect(Buffer.concat([parts.next(data), parts.rest()]).equals(data)).toBe(true)
  const run = 'a'.repeat(9_000_000)
  expect(inParts(run, 100_000) === run).toBe(true)
})
