import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TokenStatus } from '#components/session/TokenStatus.tsx'
import type { TokenView } from '#lib/signet/token/token.ts'

const HELD: TokenView = { phase: 'held', obtainedAt: 0, expiresAt: 3_600_000 }
const render = (token: TokenView | undefined, now = 0, offline = false) =>
  renderToStaticMarkup(<TokenStatus token={token} now={now} offline={offline} />)
const text = (html: string) => html.replace(/<[^>]+>/g, '')
const heard = (html: string) => text(html.replace(/<span[^>]*aria-hidden.*?<\/span>/g, ''))

it('is a status named Token', () => {
  expect(render(HELD)).toMatch(/^<div role="status" aria-label="Token"/)
})

it('begins with the state, and shows the life that is left', () => {
  expect(text(render(HELD, 3_600_000 - 52 * 60_000))).toBe('Valid · 52 min left')
})

it('is heard anew at 10, 5 and 1 minutes, and not while seconds tick', () => {
  const spoken = Array.from({ length: 3600 }, (_, second) => heard(render(HELD, second * 1000)))

  expect([...new Set(spoken)]).toEqual([
    'Valid',
    'Valid, 10 minutes left or less',
    'Valid, 5 minutes left or less',
    'Valid, 1 minute left or less',
  ])
})

it('says a state that does not tick once', () => {
  const html = render({ phase: 'none' })

  expect(text(html)).toBe('No token · made on first use')
  expect(heard(html)).toBe(text(html))
})

it('says behind the state that the browser is offline', () => {
  expect(text(render({ phase: 'renewing' }, 0, true))).toBe('Renewing · offline')
})

it('says nothing while the background has not spoken', () => {
  expect(text(render(undefined))).toBe('')
})
