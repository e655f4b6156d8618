import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { skewText } from '#components/token/skew.ts'
import { TokenLife } from '#components/token/TokenLife.tsx'
import { clockTime } from '#lib/signet/text/clock-time.ts'
import type { TokenView } from '#lib/signet/token/token.ts'
import type { TokenDetails } from '#lib/signet/token/token-details.ts'

const HOUR = 3_600_000
const DETAILS: TokenDetails = {
  header: undefined,
  claims: undefined,
  serverIssuedAt: undefined,
  serverExpiresAt: undefined,
  obtainedAt: 0,
  expiresAt: HOUR,
  renewsFrom: HOUR - 60_000,
  refreshExpiresAt: 24 * HOUR,
  skewMs: undefined,
  scope: undefined,
  hint: 'abcd',
}
const HELD: TokenView = { phase: 'held', obtainedAt: 0, expiresAt: HOUR }

function life(token: TokenView, now: number, details: TokenDetails | undefined = DETAILS, plainHttp = false) {
  const html = renderToStaticMarkup(<TokenLife token={token} details={details} now={now} plainHttp={plainHttp} />)
  return { html, heard: html.replace(/<(span|div)[^>]*aria-hidden.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ') }
}

it('draws how much of the hour has passed, and where renewal begins', () => {
  const { html } = life(HELD, HOUR / 4)

  expect(html).toContain('class="life-passed" style="width:25%"')
  expect(html).toContain('class="life-margin" style="left:98.3%')
})

it('says in words what the lines show', () => {
  const { heard } = life(HELD, HOUR / 4)

  for (const at of [0, HOUR - 60_000, HOUR]) expect(heard).toContain(clockTime(at))
  expect(heard).toMatch(/Access token.*renewed from.*expires.*Refresh token.*expires/s)
})

it('hides what ticks from assistive technology', () => {
  expect(new Set([50, 40, 30].map((left) => life(HELD, HOUR - left * 1000).heard)).size).toBe(1)
})

it.each<[string, TokenView, number, string]>([
  ['none', { phase: 'none' }, 0, 'The next send or copy makes one'],
  ['valid', HELD, 0, `after ${clockTime(HOUR - 60_000)} renews it first`],
  ['near its end', HELD, HOUR - 30_000, 'It nears its end'],
  ['expired', HELD, HOUR + 1, 'It has expired'],
  ['renewing', { phase: 'renewing' }, 0, 'on its way'],
  ['paused by the server', { phase: 'waiting', retryAt: 30_000 }, 0, 'No call is made before'],
  ['backing off', { phase: 'waiting', retryAt: 30_000, mayRetry: true }, 0, 'tries again after'],
  ['rejected', { phase: 'rejected' }, 0, 'Nothing is tried until'],
  ['locked', { phase: 'locked' }, 0, 'until you enter the passphrase'],
  ['without its secret', { phase: 'needs-secret' }, 0, 'Enter them again'],
])('says what comes next for a token that is %s', (_state, token, now, words) => {
  expect(life(token, now, token.expiresAt === undefined ? undefined : DETAILS).heard).toContain(words)
})

it('does not promise to renew by itself over plain http', () => {
  expect(life(HELD, 0, DETAILS, true).heard).toContain('only as part of something that you do')
})

it('says that no refresh token came', () => {
  expect(life(HELD, 0, { ...DETAILS, refreshExpiresAt: undefined }).heard).toContain('No refresh token came')
})

it.each([
  [3000, '3 s ahead of'],
  [-7_200_000, '2 h behind'],
  [400, 'agree'],
  [undefined, 'told no time'],
])('puts a skew of %s ms into words', (skewMs, words) => {
  expect(skewText(skewMs)).toContain(words)
})
