import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesOf, decodeBody } from '#lib/signet/envelope/decode-body.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

it('reads UTF-8, whatever is declared', () => {
  expect(decodeBody(utf8('{"name": "Zoë"}'), 'application/json; charset=latin1')).toEqual({
    text: '{"name": "Zoë"}',
    encoding: 'utf-8',
    broken: false,
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
    broken: true,
  })
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
