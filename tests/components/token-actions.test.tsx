import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TokenActions } from '#components/token/TokenActions.tsx'
import type { TokenView } from '#lib/signet/token/token.ts'

const nothing = () => undefined

/** Each button that is off, and what describes it. */
function off(token: TokenView): (readonly [string, string])[] {
  const acts = { onRefresh: nothing, onGenerate: nothing, onForget: nothing }
  const html = renderToStaticMarkup(<TokenActions token={token} details={undefined} now={0} {...acts} />)
  const buttons = [...html.matchAll(/<button([^>]*)>(.*?)<\/button>/g)].filter(([, about]) =>
    / disabled/.test(about ?? ''),
  )
  return buttons.map(([, about = '', label = '']) => {
    const id = /aria-describedby="([^"]+)"/.exec(about)?.[1]
    return [label.replace(/<[^>]+>/g, ''), new RegExp(`<span id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? ''] as const
  })
}

it.each([
  ['waiting', 'off until Signet may be asked again'],
  ['rejected', 'off: Signet refuses this key and secret'],
  ['locked', 'off while the vault is locked'],
  ['needs-secret', 'off until key and secret are entered'],
] as const)('says why nothing can be asked while the token is %s', (phase, why) => {
  expect(off({ phase }).slice(0, 2)).toEqual([
    ['Refresh now', why],
    ['Generate new', why],
  ])
})

it('is on again once Signet may be asked', () => {
  expect(off({ phase: 'waiting', mayRetry: true }).map(([label]) => label)).not.toContain('Generate new')
})
