import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BuiltRequest } from '#lib/signet/build-request.ts'
import { curlCommand, envTemplate, TOKEN_FORMS } from '#lib/signet/copy-as.ts'
import { aProfile } from '../../fakes/profile.ts'

const TOKEN = { value: 'aaa.bbb-c_c.ddd', profileName: 'Acme Test', expiresAt: Date.UTC(2026, 10, 24, 16, 5, 30, 250) }
const request = (changes: Partial<BuiltRequest> = {}): BuiltRequest => ({
  method: 'GET',
  url: 'https://api.getsignet.xyz/partner/v1/all-clients?limit=20&offset=0',
  headers: [],
  body: undefined,
  service: 'partner',
  ...changes,
})

it('copies the token as a header', () => {
  expect(TOKEN_FORMS.header(TOKEN)).toBe('Authorization: Bearer aaa.bbb-c_c.ddd')
})

it('copies the token as a .env line, below its profile and its end', () => {
  expect(TOKEN_FORMS.env(TOKEN)).toBe('# Acme Test, expires 2026-11-24T16:05:30Z\nSIGNET_TOKEN=aaa.bbb-c_c.ddd')
})

it('lets no name of a profile begin a line of its own', () => {
  const copied = TOKEN_FORMS.env({ ...TOKEN, profileName: 'Acme\r\nPATH=/evil\u2028x' })

  expect(copied.split('\n')[0]).toBe('# Acme PATH=/evil x, expires 2026-11-24T16:05:30Z')
  expect(copied.split(/[\r\n\u2028]/)).toHaveLength(2)
})

it('writes a .env template with the addresses, and with key and secret empty', () => {
  const profile = aProfile({ baseUrl: 'https://api.getsignet.xyz', serviceUrls: { fraud: 'https://localhost:4301' } })

  expect(envTemplate(profile)).toBe(
    [
      '# Acme Test: fill in key and secret, and keep this file out of version control.',
      'SIGNET_BASE_URL=https://api.getsignet.xyz',
      'SIGNET_FRAUD_URL=https://localhost:4301',
      'SIGNET_API_KEY=',
      'SIGNET_API_SECRET=',
    ].join('\n'),
  )
})

it('writes cURL with the token from the environment', () => {
  expect(curlCommand(request(), true)).toBe(
    `curl -X GET 'https://api.getsignet.xyz/partner/v1/all-clients?limit=20&offset=0' \\\n  -H "Authorization: Bearer $SIGNET_TOKEN"`,
  )
})

it('writes headers and body, and no token that was typed', () => {
  const headers = [
    ['Authorization', 'Bearer planted'],
    ['x-trace', "it's"],
  ] as const

  expect(curlCommand(request({ method: 'POST', url: 'https://localhost/a', headers, body: '{"a":1}' }), false)).toBe(
    `curl -X POST 'https://localhost/a' \\\n  -H 'x-trace: it'\\''s' \\\n  --data-raw '{"a":1}'`,
  )
})

it('asks for a head in the way that cURL does not wait for a body', () => {
  expect(curlCommand(request({ method: 'HEAD' }), true)).toMatch(/^curl --head '/)
})

it('tells cURL that brackets in a URL are no pattern', () => {
  expect(curlCommand(request({ url: 'https://localhost/a?b[0]={c}' }), true)).toMatch(/^curl --globoff -X GET '/)
})

/** Runs commands in bash with a `curl` of our own; returns the arguments that each run of it was given. */
function runInBash(commands: readonly string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'signet-curl-'))
  try {
    writeFileSync(join(folder, 'curl'), `#!/bin/bash\nprintf '%s\\0' "$@"\nprintf '\\0'\n`)
    chmodSync(join(folder, 'curl'), 0o755)
    writeFileSync(join(folder, 'script'), commands.join('\n'))
    const env = { PATH: `${folder}:/usr/bin:/bin`, SIGNET_TOKEN: 'the token', LC_ALL: 'C.UTF-8' }
    const output = execFileSync('bash', [join(folder, 'script')], { env, maxBuffer: 1e8 }).toString()
    return output
      .split('\0\0')
      .slice(0, -1)
      .map((run) => run.split('\0'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whatever can stand in a request once it is built: no NUL, no half characters, and here nothing that is redacted. */
const awkward = fc.oneof(
  fc.constantFrom(
    "'",
    "''",
    '"',
    '$(id)',
    '`id`',
    '\\',
    '!!',
    '\n',
    '\r\n',
    '@/etc/hosts',
    '-o x',
    ' ',
    '#',
    '~',
    'ünï',
    '🙂',
  ),
  fc.string({ unit: fc.constantFrom(...'ab \'"$`\\!#&;|<>*?~()[]{}%^=\t\n'.split('')), minLength: 1, maxLength: 12 }),
)
const text = fc.array(awkward, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const headerText = text.map((value) => value.replace(/[\r\n]/g, ' ').trim())

it('means to a real shell exactly what it says', () => {
  const cases = fc.sample(fc.record({ url: headerText, header: headerText, body: text }), { numRuns: 400, seed: 4 })
  const requests = cases.map(({ url, header, body }) =>
    request({ method: 'POST', url: `https://localhost/a?b=${url}`, headers: [['x-note', header]], body }),
  )

  const runs = runInBash(requests.map((one) => curlCommand(one, true)))

  expect(runs.map((run) => run.filter((argument) => argument !== '--globoff'))).toEqual(
    requests.map(({ url, headers, body }) => [
      ...['-X', 'POST', url, '-H', 'Authorization: Bearer the token'],
      ...['-H', `x-note: ${headers[0]?.[1]}`, '--data-raw', body],
    ]),
  )
})
