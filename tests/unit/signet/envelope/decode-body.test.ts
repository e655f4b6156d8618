import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstBadByte } from '#lib/signet/envelope/bad-byte.ts'
import { bytesOf, decodeBody } from '#lib/signet/envelope/decode-body.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

it('reads UTF-8, whatever is declared', () => {
  expect(decodeBody(utf8('{"name": "Zoë"}'), 'application/json; charset=latin1')).toEqual({
    text: '{"name": "Zoë"}',
    encoding: 'utf-8',
    misdeclared: 'windows-1252',
  })
  expect(decodeBody(new Uint8Array(), 'image/png')).toMatchObject({ text: '', encoding: 'utf-8' })
})

it('reads another character set where the content type or a mark names it', () => {
  const latin = new Uint8Array([0x5a, 0x6f, 0xeb])
  expect(decodeBody(latin, 'text/plain; charset="ISO-8859-1"')).toMatchObject({ text: 'Zoë', encoding: 'windows-1252' })
  const wide = new Uint8Array([0xff, 0xfe, 0x5a, 0x00, 0x6f, 0x00, 0xeb, 0x00])
  expect(decodeBody(wide, 'text/plain')).toMatchObject({ text: 'Zoë', encoding: 'utf-16le' })
})

it('shows text with a few wrong bytes as text, and says so', () => {
  const json = new Uint8Array([...utf8('{"name": "a name of some length, Zo'), 0xeb, ...utf8('"}')])
  expect(decodeBody(json, 'application/json')).toEqual({
    text: '{"name": "a name of some length, Zo\uFFFD"}',
    encoding: 'utf-8',
    badAt: 35,
  })
})

it('shows JSON with many wrong bytes as text too, however short', () => {
  const latin = Uint8Array.from('{"ä":"öüß"}', (letter) => letter.charCodeAt(0))
  for (const type of ['application/json', '', 'application/json; charset=klingon']) {
    expect(decodeBody(latin, type)).toEqual({ text: '{"\uFFFD":"\uFFFD\uFFFD\uFFFD"}', encoding: 'utf-8', badAt: 2 })
  }
  expect(decodeBody(latin, 'application/json; charset=iso-8859-1')).toEqual({
    text: '{"ä":"öüß"}',
    encoding: 'windows-1252',
  })
  const japanese = new Uint8Array([0x7b, 0x83, 0x65, 0x83, 0x20, 0x7d])
  expect(decodeBody(japanese, 'application/json; charset=shift_jis')).toMatchObject({ encoding: 'shift_jis', badAt: 3 })
})

it('finds the first bad byte wherever it stands', () => {
  const good = utf8('aé€😀'.repeat(2_000))
  const starts = [...good].flatMap((byte, at) => ((byte & 0xc0) === 0x80 ? [] : [at]))
  const place = fc.constantFrom(...starts, ...[4_095, 4_096, 4_097, 8_192].filter((at) => starts.includes(at)))
  fc.assert(
    fc.property(place, fc.constantFrom(0xff, 0x80, 0xc3, 0xe2), (at, bad) => {
      const bytes = new Uint8Array([...good.subarray(0, at), bad, ...good.subarray(at)])
      expect(firstBadByte(bytes, 'utf-8')).toBe(at)
    }),
  )
  expect(firstBadByte(good, 'utf-8')).toBeUndefined()
  expect(firstBadByte(good.subarray(0, -1), 'utf-8')).toBe(good.length - 4)
  expect(firstBadByte(new Uint8Array([0xef, 0xbb, 0xbf, 0xff]), 'utf-8')).toBe(3)
})

it('takes what is no text for data, and loses no byte of it', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 20_000 })
  fc.assert(
    fc.property(bytes, (some) => {
      const data = new Uint8Array([0, 0xff, ...some])
      const { text, encoding } = decodeBody(data, 'application/pdf; charset=nonsense')
      expect(encoding).toBeUndefined()
      expect(bytesOf(text)).toEqual(data)
    }),
  )
})
