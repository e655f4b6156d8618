import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asAppError } from '#lib/errors.ts'
import type { RawAnswer } from '#lib/session/sending/transport.ts'
import { PROFILE, sessionRig } from '../../../fakes/session-rig.ts'
import { inFull, noteFigures } from '../../../soak/figures.ts'

const ANSWERS = inFull(10_000, 1_000)
const HOUR = 3_600_000

const GOOD = {
  success: true,
  message: 'Access token generated successfully.',
  data: {
    credentials: { accessToken: 'access.token-1', refreshToken: 'refresh.token-1', tokenType: 'Bearer' },
    expiration: { expiresIn: '1h', expiresAt: '2027-01-15T09:00:00.000Z', refreshExpiresIn: '1d' },
    usage: { format: 'Bearer {accessToken}', scope: 'development' },
  },
}
const WHOLE = JSON.stringify(GOOD)
const PATHS = [
  'success',
  'message',
  'data',
  ...['credentials', 'expiration', 'usage'].map((name) => `data.${name}`),
  ...['accessToken', 'refreshToken', 'tokenType'].map((name) => `data.credentials.${name}`),
  ...['expiresIn', 'expiresAt', 'refreshExpiresIn'].map((name) => `data.expiration.${name}`),
  'data.usage.scope',
]

/** Values that no one expects in their places. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    ...[null, '', 0, -1, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 53 + 2, true, [], {}, [[[]]], 'NaN', '1e400h'],
    ...['\u0000', 'a\u0000b', '\ud800', 'a\udfffb', 'a\r\nX-Evil: 1', '\u202e', 'токен', 'a'.repeat(20_000)],
    ...['e30.e30.e30', '...', '9999-99-99', '-1h', '0x10h', `${'9'.repeat(40)}h`, '__proto__'],
  ),
)

function swapped([path, value]: readonly [string, unknown]): string {
  const copy = structuredClone(GOOD) as unknown as Record<string, unknown>
  const names = path.split('.')
  const last = names.pop() as string
  const place = names.reduce((inner, name) => inner[name] as Record<string, unknown>, copy)
  place[last] = value
  return JSON.stringify(copy)
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const body: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.nat(WHOLE.length).map((length) => bytesOf(WHOLE.slice(0, length))),
  fc.tuple(fc.constantFrom(...PATHS), odd).map((swap) => bytesOf(swapped(swap))),
  fc
    .tuple(fc.nat(WHOLE.length - 1), fc.string({ unit: 'binary', maxLength: 3 }))
    .map(([at, text]) => bytesOf(WHOLE.slice(0, at) + text + WHOLE.slice(at + 1))),
  fc.json().map(bytesOf),
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Uint8Array.from([0x1f, 0x8b, ...bytes])),
  fc
    .constantFrom(
      '',
      '<!doctype html><title>502</title>',
      `${WHOLE}${WHOLE}`,
      WHOLE.replace('{"success":true', '{"success":false,"success":true'),
      `\ufeff${WHOLE}`,
      '['.repeat(50_000),
      WHOLE.replace('"1h"', '1'.repeat(400)),
    )
    .map(bytesOf),
)

const headers = fc.record({
  'content-type': fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'text/html',
    'text/plain',
    'image/png',
    '',
  ),
  date: fc.constantFrom('Fri, 15 Jan 2027 08:00:00 GMT', 'yesterday', '', '9999999999999999'),
  'retry-after': fc.constantFrom('5', '-1', '1e9', 'NaN', '', 'Fri, 15 Jan 2027 08:00:00 GMT'),
})
const status = fc.constantFrom(200, 200, 200, 200, 201, 204, 301, 307, 400, 401, 403, 404, 418, 429, 500, 502, 503, 599)

const answer: fc.Arbitrary<RawAnswer> = fc.record({ status, headers, body }).map((made) => ({
  ...made,
  statusText: '',
  headers: Object.entries(made.headers),
  sentHeaders: [],
  bytes: made.body.byteLength,
}))

const PHASES = ['none', 'held', 'rejected', 'waiting']
const CODES = ['auth.rejected', 'auth.waiting', 'network.redirected', 'network.unreachable', 'protocol.violated']

it('takes a token that is one or says what is wrong, whatever answers', { timeout: 300_000 }, async () => {
  const { tokens, line, clock } = sessionRig()
  const outcomes: Record<string, number> = {}
  async function expectLegalToken(): Promise<void> {
    const { expiresAt = 0 } = await tokens.view(PROFILE.id)
    const life = expiresAt - clock.now
    expect(await tokens.show(PROFILE.id)).toMatch(/^[\w.~+/=-]{1,8192}$/)
    expect(life > 0 && life <= 24 * HOUR).toBe(true)
    expect(await tokens.inspect(PROFILE.id)).toBeDefined()
  }
  await fc.assert(
    fc.asyncProperty(answer, async (given) => {
      await tokens.forget(PROFILE.id)
      line.transport = async () => given
      const outcome = await tokens.get(PROFILE).then(
        () => 'token',
        (thrown) => asAppError(thrown).code,
      )
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      expect(PHASES).toContain((await tokens.view(PROFILE.id)).phase)
      if (outcome === 'token') await expectLegalToken()
      else expect(CODES).toContain(outcome)
    }),
    { numRuns: ANSWERS, seed: 20_260 },
  )

  expect(Object.keys(outcomes).sort()).toEqual([...CODES, 'token'])
  noteFigures('answers of the token service made at random', { answers: ANSWERS, 'uncaught errors': 0, ...outcomes })
})
