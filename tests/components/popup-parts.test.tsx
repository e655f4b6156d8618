import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { EndpointSelect } from '#components/quick/EndpointSelect.tsx'
import { RecentList } from '#components/quick/RecentList.tsx'
import { CopyAs } from '#components/session/CopyAs.tsx'
import { FaultMark, FaultsMenu } from '#components/session/FaultsMenu.tsx'
import { SANDBOX_TROUBLES } from '#lib/session/session-view.ts'
import { QUICK_OPERATIONS } from '#lib/signet/catalogue/quick-operations.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'

const nothing = () => undefined
const labels = (html: string, tag: string) =>
  [...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'g'))].map(([, text]) => text?.replace(/<[^>]+>/g, ''))

it('says of each form whether the token is in it', () => {
  const html = renderToStaticMarkup(<CopyAs disabled={false} onIntent={nothing} onChoose={nothing} />)

  expect(html).toMatch(/<button[^>]*aria-haspopup="menu"[^>]*>Copy as/)
  expect(labels(html.slice(html.indexOf('role="menu"')), 'button')).toEqual([
    'Authorization header (contains the token)',
    'cURL (uses $SIGNET_TOKEN)',
    '.env line (contains the token)',
    '.env template',
  ])
})

it('offers every fault of the sandbox, and none as the one that is on', () => {
  const html = renderToStaticMarkup(<FaultsMenu trouble={undefined} onTrouble={nothing} />)

  expect(html.match(/role="menuitemradio"/g)).toHaveLength(SANDBOX_TROUBLES.length + 1)
  expect(html).toMatch(/aria-checked="true"[^>]*>(?:<[^>]+>)*None/)
  expect(html.match(/aria-checked="true"/g)).toHaveLength(1)
})

it('marks a fault as long as one is on', () => {
  expect(renderToStaticMarkup(<FaultMark trouble={undefined} onTrouble={nothing} />)).toBe('')
  expect(renderToStaticMarkup(<FaultMark trouble="429" onTrouble={nothing} />)).toContain('Too many requests: 429')
})

it('lists favourites first, in their order, and each endpoint once', () => {
  const [first, second, third] = QUICK_OPERATIONS
  const favourites = [third?.id ?? '', 'unknown', second?.id ?? '']
  const html = renderToStaticMarkup(
    <EndpointSelect operations={QUICK_OPERATIONS} favourites={favourites} chosen={first?.id} onChoose={nothing} />,
  )

  const values = [...html.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id)
  expect(html).toContain('<optgroup label="Favourites">')
  expect(values.slice(0, 3)).toEqual([third?.id, second?.id, first?.id])
  expect(values).toHaveLength(QUICK_OPERATIONS.length)
})

const exchange: Exchange = {
  id: 'e1',
  page: 'popup',
  profileId: 'p1',
  profileName: 'Acme Test',
  environment: 'test',
  state: 'answered',
  startedAt: new Date(2026, 10, 24, 9, 5).getTime(),
  request: { method: 'GET', url: 'https://localhost/partner/v1/all-clients?limit=1', headers: [], body: undefined },
  verdict: { kind: 'failure', sentence: 'Refused: 400.' },
  notes: [],
}

it('names verdict, method, path and time of what was sent last', () => {
  const html = renderToStaticMarkup(<RecentList exchanges={[exchange]} shown="e1" onShow={nothing} />)

  expect(html).toContain('<ul aria-label="Recent">')
  expect(labels(html, 'button')).toEqual(['Refused:GET/partner/v1/all-clients09:05:00'])
  expect(html).toContain('aria-current="true"')
})

it('has a mark for what is under way and for what got no answer', () => {
  const { verdict: _none, ...rest } = exchange
  const render = (state: Exchange['state']) =>
    renderToStaticMarkup(<RecentList exchanges={[{ ...rest, state }]} shown={undefined} onShow={nothing} />)

  expect(render('pending')).toContain('Waiting:')
  expect(render('failed')).toContain('No answer:')
})
