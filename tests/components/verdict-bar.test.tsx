import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { VerdictBar } from '#components/response/VerdictBar.tsx'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'

const SENT: Exchange = {
  id: '1',
  page: 'tab:1',
  profileId: 'p',
  profileName: 'Acme',
  environment: 'test',
  state: 'pending',
  startedAt: 0,
  request: { method: 'GET', url: 'https://api.getsignet.xyz/', headers: [], body: undefined },
  notes: [],
}
const render = (change: Partial<Exchange>, pending = false) =>
  renderToStaticMarkup(<VerdictBar exchange={{ ...SENT, ...change }} pending={pending} onCancel={() => {}} />)

it('says no verdict while an answer is awaited', () => {
  expect(render({}, true)).not.toContain('data-verdict')
})

it('keeps the room of the answer before, unseen, until another comes or the wait is told of', () => {
  const before: Exchange = { ...SENT, id: '0', state: 'answered', verdict: { kind: 'success', sentence: 'Succeeded' } }
  const held = renderToStaticMarkup(
    <VerdictBar exchange={undefined} pending before={before} onCancel={() => {}} onCopyTicket={() => {}} />,
  )

  for (const words of ['verdict-held', 'aria-busy="true"', 'Succeeded', 'Copy for a ticket'])
    expect(held).toContain(words)
  for (const words of ['data-verdict', 'Waiting']) expect(held).not.toContain(words)
  expect(render({}, true)).toContain('Waiting')
})

it.each([
  ['cancelled', 'may have acted'],
  ['interrupted', 'unknown'],
  ['failed', 'No answer came'],
] as const)('tells of a send that was %s what that leaves open', (state, words) => {
  const html = render({ state })

  expect(html).toContain('data-verdict="no-answer"')
  expect(html).toContain(words)
})

it('does not say of a send that never left that Signet may have acted on it', () => {
  const html = render({ state: 'cancelled', unsent: 'no-token', failure: 'Cancelled before it was sent.' })

  expect(html).toContain('Cancelled before it was sent.')
  expect(html).not.toContain('may have acted')
})

it('shows the sentence of the verdict, how long it took and how much came', () => {
  const html = render({
    state: 'answered',
    durationMs: 184,
    verdict: { kind: 'failure', sentence: 'Refused: 400' },
    answer: { status: 400, statusText: '', headers: [], contentType: '', bytes: 4_600_000, kept: false },
  })

  expect(html).toContain('data-verdict="failure"')
  for (const words of ['Refused: 400', '184 ms', '4.6 MB']) expect(html).toContain(words)
})
