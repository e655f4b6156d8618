import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRedactor } from '#lib/signet/redaction/redact.ts'

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl-_x'
const SECRET = 'sk_live_+/Zq9"x\\'
const redactor = createRedactor([SECRET, 'short', ''])
const none = createRedactor([])

it.each([
  ['plain', SECRET],
  ['percent-encoded', encodeURIComponent(SECRET)],
  ['percent-encoded in lower case', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
  ['escaped as in JSON', JSON.stringify(SECRET).slice(1, -1)],
  ['escaped twice', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
])('finds a secret that is %s', (_how, spelled) => {
  expect(redactor.text(`before ${spelled} after`)).toBe('before <redacted:secret> after')
})

it.each(['', 'a', 'ab', 'abc'])('finds a secret in the base64 of a text, %j in front of it', (front) => {
  const base64 = Buffer.from(`${front}${SECRET}tail`).toString('base64')
  const base64url = Buffer.from(`${front}${SECRET}tail`).toString('base64url')
  for (const encoded of [base64, base64url]) {
    const redacted = redactor.text(`x ${encoded}`)
    expect(redacted).toContain('<redacted:secret>')
    expect(Buffer.from(redacted, 'base64').toString()).not.toContain(SECRET.slice(2, -2))
  }
})

it('finds a secret that JSON spells in escapes', () => {
  const spelled = [...SECRET].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  expect(redactor.text(`{"note":"${spelled}"}`)).toBe('{"note":"<redacted:secret>"}')
})

it('does not search for a secret of less than 6 characters', () => {
  expect(redactor.text('a short text')).toBe('a short text')
})

it('takes out a longer secret whole where it holds a shorter one', () => {
  expect(createRedactor(['secret', 'secret-and-more']).text('x secret-and-more')).toBe('x <redacted:secret>')
})

it.each([
  [`token ${JWT}.`, 'token <redacted:token>'],
  [`?next=%3D${JWT}&x=1`, '?next=%3D<redacted:token>&x=1'],
  ['Bearer abc123.def', 'Bearer <redacted:token>'],
  ['bearer%20ABCDEF', 'bearer%20<redacted:token>'],
  ['Basic dXNlcjpwYXNz', 'Basic <redacted:token>'],
  ['Basic abcdefgh=', 'Basic <redacted:token>'],
  [
    '{"apiKey":"pk","apiSecret" : "a\\"b","n":1}',
    '{"apiKey":"<redacted:key>","apiSecret" : "<redacted:secret>","n":1}',
  ],
  ['{"password":123456}', '{"password":"<redacted:secret>"}'],
  ['{"password":"correct horse"}', '{"password":"<redacted:secret>"}'],
  ['{"accessToken":"cutof', '{"accessToken":"<redacted:token>'],
  [JSON.stringify({ log: '{"refreshToken":"abc"}' }), JSON.stringify({ log: '{"refreshToken":"<redacted:token>"}' })],
  ['https://h/?access_token=abc&q=1', 'https://h/?access_token=<redacted:token>&q=1'],
  ['export SIGNET_API_SECRET="a b"\nX=1', 'export SIGNET_API_SECRET="<redacted:secret>"\nX=1'],
  ['Authorization: Custom abc\nHost: h', 'Authorization: <redacted:authorization>\nHost: h'],
  ["curl -H 'X-Api-Key: abc' u", "curl -H 'X-Api-Key: <redacted:key>' u"],
  ['Cookie: sid=1; b=2', 'Cookie: <redacted:cookie>'],
])('redacts %j', (text, redacted) => {
  expect(none.text(text)).toBe(redacted)
  expect(none.text(redacted)).toBe(redacted)
})

it.each([
  '{"authorization":{"code":"missing_header","reason":"Authorization header is required and must use Bearer scheme"}}',
  '{"errors":{"apiSecret":"must not be empty"},"token":null,"tokenType":"Bearer","nextToken":"p2"}',
  '{"apiKey":"{{apiKey}}","format":"Bearer {accessToken}"}',
  'curl -H "Authorization: Bearer $SIGNET_TOKEN" https://h/x',
  'Bearer realm="signet", error="invalid_token"',
  'Basic authentication is off.',
  'eyJub3QiOiJhIHRva2VuIn0',
])('leaves %j as it is', (text) => {
  expect(none.text(text)).toBe(text)
})

it('redacts headers by name and any other by its value', () => {
  const pairs = [
    ['Authorization', `Bearer ${JWT}`],
    ['proxy-authorization', 'Digest a="b c"'],
    ['Set-Cookie', 'sid=1; HttpOnly'],
    ['X-API-Key', 'pk1'],
    ['location', 'https://h/?token=abc'],
    ['x-note', SECRET],
    ['content-type', 'application/json'],
  ] as const
  expect(redactor.headers(pairs)).toEqual([
    ['Authorization', 'Bearer <redacted:token>'],
    ['proxy-authorization', '<redacted:authorization>'],
    ['Set-Cookie', '<redacted:cookie>'],
    ['X-API-Key', '<redacted:key>'],
    ['location', 'https://h/?token=<redacted:token>'],
    ['x-note', '<redacted:secret>'],
    ['content-type', 'application/json'],
  ])
})

const pieces = fc.constantFrom(
  '"apiSecret"',
  'Bearer ',
  'token=',
  '\\',
  '"',
  ':',
  '{',
  '}',
  ' ',
  '\n',
  JWT,
  'eyJ',
  'Cookie: ',
  '%3D',
  '1234567',
  '<redacted:token>',
  SECRET,
)
const messy = fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 14 }).map((parts) => parts.join(''))
const secret = fc.oneof(
  fc.string({ minLength: 8, maxLength: 20 }),
  fc.stringMatching(/^\d{6,10}$/),
  fc.constant(SECRET),
)

it('changes nothing in what it has redacted', () => {
  fc.assert(
    fc.property(messy, (text) => {
      const once = redactor.text(text)
      expect(redactor.text(once)).toBe(once)
    }),
    { numRuns: 5_000 },
  )
})

it('keeps JSON valid and leaves no secret in it, whatever the secret is', () => {
  const json = (inner: string) =>
    fc.record({
      a: messy,
      b: fc.array(fc.oneof(messy, fc.integer(), fc.constant(inner))),
      [inner]: fc.jsonValue(),
      n: fc.nat(),
    })
  fc.assert(
    fc.property(
      secret.chain((value) => fc.tuple(fc.constant(value), json(value), fc.nat(2))),
      ([value, document, indent]) => {
        const redacted = createRedactor([value]).text(JSON.stringify(document, null, indent))
        const texts: string[] = []
        JSON.parse(redacted, (key, item) => texts.push(key, typeof item === 'object' ? '' : String(item)))
        if ('<redacted:token><redacted:secret>'.includes(value)) return
        expect(texts.filter((text) => text.includes(value))).toEqual([])
      },
    ),
    { numRuns: 3_000 },
  )
})
