import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ChainView } from '#components/response/ChainView.tsx'
import { NextBar } from '#components/response/NextBar.tsx'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { chainLines } from '#lib/signet/catalogue/chain.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { nextSteps } from '#lib/signet/catalogue/next.ts'

const of = (id: string) => operationById(id, FULL_CATALOGUE) as Operation

function drawn(...rows: readonly object[]): string {
  const lines = chainLines(FULL_CATALOGUE, of('findMandates'), { query: {}, responseBody: { data: { items: rows } } })
  return renderToStaticMarkup(<ChainView name="Mandates" lines={lines} onOpen={() => {}} />)
}

const mandate = (id: string, kind: string, status = 'active') => ({ id, kind, status, transactionId: 'intent-1' })

it('draws each step with its state, and what is missing as a step to take', () => {
  const html = drawn(
    mandate('payment-1', 'PAYMENT', 'pending'),
    mandate('intent-1', 'INTENT'),
    mandate('cart-1', 'CART'),
  )

  expect(html.indexOf('intent-1</p>')).toBeLessThan(html.indexOf('payment-1</p>'))
  expect(html).toMatch(/data-standing="waiting">.*?pending/)
  expect(html).toMatch(/data-missing.*Signed payment.*missing.*<button.*Sign this payment/)
  expect(html).toContain('not finished')
})

it('tells of a chain that is broken, and names what it does not know', () => {
  const html = drawn(mandate('intent-1', 'INTENT'), mandate('payment-1', 'PAYMENT'), mandate('r-1', 'REFUND'))

  expect(html).toContain('a step before another is missing')
  expect(html).toContain('Of no known step: r-1 · REFUND · active')
})

it('marks the link that takes a call back, for eye and ear', () => {
  const facts = { pathValues: {}, query: {}, requestBody: { clientId: 'c-1' }, responseBody: {} }
  const steps = nextSteps(FULL_CATALOGUE, of('blacklistClient'), facts)
  const html = renderToStaticMarkup(<NextBar steps={steps} onOpen={() => {}} />)

  expect(html).toContain('<section aria-label="Next"')
  expect(html.match(/⤺/g)).toHaveLength(1)
  expect(html).toMatch(/Take [^<]*<\/span><span class="next-undo"[^>]*>⤺<\/span><span class="unseen">\(takes it back\)/)
})
