import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ScopeLine } from '#components/token/ScopeLine.tsx'
import { TokenContents } from '#components/token/TokenContents.tsx'

const render = (claims: Record<string, unknown>) =>
  renderToStaticMarkup(<TokenContents header={{ alg: 'HS256' }} claims={claims} />)

it('shows header and claims as they stand in the token, in its order', () => {
  const html = render({ sub: 'acme', roles: ['a', 'b'], admin: false, none: null })

  expect(html).toMatch(/alg.*HS256.*sub.*acme.*roles.*\[&quot;a&quot;,&quot;b&quot;\].*admin.*false.*none.*null/s)
})

it('explains times, by the clock of whoever reads', () => {
  const html = render({ exp: 1_764_000_000, other: 1_764_000_000 })
  const year = new Date(1_764_000_000_000).getFullYear()

  expect(html).toMatch(new RegExp(`>1764000000<[^/]*expires \\d+ Nov ${year}`))
  expect(html.match(new RegExp(`Nov ${year}`, 'g'))).toHaveLength(1)
})

it.each([
  [{ exp: 'soon' }, 'soon'],
  [{ exp: 1e300 }, 'expires –'],
  [{ constructor: 'x', toString: 1 }, 'constructor'],
])('is not upset by %o', (claims, words) => {
  expect(render(claims)).toContain(words)
})

it('says that a token of another kind cannot be decoded', () => {
  const html = renderToStaticMarkup(<TokenContents header={undefined} claims={undefined} />)

  expect(html).toContain('not a JWT')
})

it('marks a scope that does not fit the profile, until it is accepted', () => {
  const line = (accepted?: string) =>
    renderToStaticMarkup(<ScopeLine scope="production" environment="test" accepted={accepted} />)

  expect(line()).toContain('marked Test')
  expect(line('production')).not.toContain('marked Test')
})
