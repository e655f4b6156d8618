import { expect, it } from 'vitest'
import { parseBaseUrl } from '#lib/signet/profile/base-url.ts'

const CHROME = { plainHttp: true, extraHosts: ['https://signet.example.com', 'https://*.corp.example'] }
const FIREFOX = { plainHttp: false, extraHosts: [] }

it.each([
  ['https://api.getsignet.xyz', 'https://api.getsignet.xyz'],
  [' https://API.getsignet.xyz:443/ ', 'https://api.getsignet.xyz'],
  ['http://localhost:4010', 'http://localhost:4010'],
  ['https://127.0.0.1:4010/', 'https://127.0.0.1:4010'],
  ['https://signet.example.com', 'https://signet.example.com'],
  ['https://eu.corp.example', 'https://eu.corp.example'],
])('takes %s as it is', (text, url) => {
  expect(parseBaseUrl(text, CHROME)).toEqual({ url, notes: [], plain: false, service: undefined })
})

it.each([
  ['api.getsignet.xyz', 'https://api.getsignet.xyz', 'Added https:// in front.'],
  ['//api.getsignet.xyz', 'https://api.getsignet.xyz', 'Added https:// in front.'],
  ['localhost:4010', 'http://localhost:4010', 'Added http:// in front.'],
  ['localhost:80', 'http://localhost', 'Added http:// in front.'],
  ['127.0.0.1:443', 'http://127.0.0.1:443', 'Added http:// in front.'],
])('adds the scheme to %s and tells it', (text, url, note) => {
  expect(parseBaseUrl(text, CHROME)).toMatchObject({ url, notes: [note] })
})

it.each(['http://api.getsignet.xyz', 'HTTP://api.getsignet.xyz:80/'])(
  'makes %s https and says that http was typed',
  (text) => {
    const { url, plain, notes } = parseBaseUrl(text, CHROME)
    expect({ url, plain }).toEqual({ url: 'https://api.getsignet.xyz', plain: true })
    expect(notes).toEqual([expect.stringContaining('https:// in place of http://')])
  },
)

it.each([
  ['http://eu.getsignet.xyz', CHROME],
  ['http://signet.example.com', CHROME],
  ['http://api.getsignet.xyz', FIREFOX],
])('offers no plain http where the build has none: %s', (text, build) => {
  const { url, plain, notes } = parseBaseUrl(text, build)
  expect({ url, plain }).toEqual({ url: text.replace('http:', 'https:'), plain: false })
  expect(notes[0]).toContain('never sends there without encryption')
})

it.each([
  ['https://localhost:4301/fraud/v1', 'https://localhost:4301', 'fraud'],
  ['https://localhost:4401/partner/v1/', 'https://localhost:4401', 'partner'],
  ['https://signet.example.com/gateway/dpop/v1/api', 'https://signet.example.com/gateway', 'token'],
])('takes the prefix off %s, tells it and names the service', (text, url, service) => {
  const parsed = parseBaseUrl(text, CHROME)
  expect(parsed).toMatchObject({ url, service })
  expect(parsed.notes).toEqual([expect.stringContaining('off the end')])
})

it.each([
  ['', 'empty'],
  ['https://', 'not an address'],
  ['https://local host', 'space'],
  ['https://local\u200Bhost', 'invisible'],
  ['https://evil.example\\@localhost', 'backslash'],
  ['https://key:hunter2@localhost', 'up to the @'],
  ['https://localhost/?apiSecret=hunter2', 'from the ? on'],
  ['https://localhost/#hunter2', 'from the # on'],
  ['ftp://api.getsignet.xyz', 'https://'],
  ['https://api.getsignet.xyz/v2', 'write https://api.getsignet.xyz alone'],
  ['https://api.getsignet.xyz/fraud', '/fraud is not one'],
])('refuses %j and says what to do', (text, part) => {
  expect(() => parseBaseUrl(text, CHROME)).toThrow(
    expect.objectContaining({ code: 'input.invalid', message: expect.stringContaining(part) }),
  )
  expect(() => parseBaseUrl(text, CHROME)).not.toThrow(/hunter2/)
})

it.each([
  'https://evil.example',
  'https://getsignet.xyz',
  'https://getsignet.xyz.evil.example',
  'https://evilgetsignet.xyz',
  'https://api.getsignet.xyz:8443',
  'http://signet.example.com.evil.example',
  'https://signet.example.com:8443',
  'https://[::1]:4010',
  'http://127.0.0.2:4010',
])('refuses the host of %s and says which there are', (text) => {
  expect(() => parseBaseUrl(text, CHROME)).toThrow(
    expect.objectContaining({
      code: 'host.refused',
      message: expect.stringContaining(
        'can reach *.getsignet.xyz, localhost, 127.0.0.1, signet.example.com and *.corp.example, and nothing else.',
      ),
    }),
  )
})
