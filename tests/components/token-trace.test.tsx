import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TokenTrace } from '#components/token/TokenTrace.tsx'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'

const CALL: TokenCall = {
  id: '1',
  profileId: 'p1',
  at: 0,
  call: 'refresh',
  reason: 'expired',
  waited: 1,
  askers: ['popup'],
  durationMs: 84,
  outcome: 'token',
  lifeMs: 3_600_000,
}
const row = (change: Partial<TokenCall>) => {
  const html = renderToStaticMarkup(<TokenTrace calls={[{ ...CALL, ...change }]} now={0} />)
  return html
    .replace(/^.*<tbody>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

it('tells call, reason, who asked, how long it took, and what came of it', () => {
  const text = row({})
  for (const words of ['Refresh', 'The old one had expired', 'popup', '84 ms', 'New token, good for 1 h']) {
    expect(text).toContain(words)
  }
})

it('tells why the secret was used though there was a refresh token', () => {
  expect(row({ call: 'generate', stepDown: 'refresh-refused' })).toContain('Signet refused the refresh token')
})

it('counts those who waited by their kind', () => {
  expect(row({ waited: 1000, askers: ['popup', 'panel:7', 'panel:9', 'tab:3'] })).toContain(
    '1,000 uses waited: popup, 2 DevTools panels, workspace tab',
  )
  for (const waited of [0, 1]) expect(row({ waited, askers: [] })).not.toContain('waited')
  expect(row({ waited: 1 })).not.toContain('waited')
})

it.each<[Partial<TokenCall>, string]>([
  [{ outcome: 'pending' }, 'Waiting for the answer'],
  [{ outcome: 'refused', status: 401 }, 'Refused · 401'],
  [{ outcome: 'failed', status: 503 }, 'Failed · 503'],
  [{ outcome: 'failed' }, 'No answer'],
  [{ outcome: 'waiting', status: 429 }, 'Asked to wait · 429'],
  [{ outcome: 'interrupted' }, 'Cut off'],
  [{ outcome: 'discarded' }, 'Not kept'],
])('says of %o "%s"', (change, words) => {
  expect(row({ ...change, problem: 'What to do.' })).toMatch(new RegExp(`${words}.*What to do\\.`))
})

it('says what will stand there while there is no call', () => {
  expect(renderToStaticMarkup(<TokenTrace calls={[]} now={0} />)).toContain('No token call yet')
})
