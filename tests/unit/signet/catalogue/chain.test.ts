import { expect, it } from 'vitest'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { chainLines } from '#lib/signet/catalogue/chain.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { madeUp } from '../../../fakes/made-up.ts'

const of = (id: string) => operationById(id, FULL_CATALOGUE) as Operation

const INTENT = row('intent-1', 'INTENT', { contents: { merchantDid: 'did:key:zM', amount: 49.9, currency: 'EUR' } })
const CART = row('cart-1', 'CART', { payerEmail: 'ada@example.test', contents: { items: [{}, {}], totalAmount: 49.9 } })
const PAYMENT = row('payment-1', 'PAYMENT', { status: 'pending', contents: { userDid: 'did:key:zU', amount: 49.9 } })
const SIGNED = row('signed-1', 'SIGNED_PAYMENT', { contents: { paymentMandateId: 'payment-1' } })

function row(id: string, kind: string, more: object = {}) {
  const common = { clientId: 'c-1', partnershipId: 'p-1', merchantName: 'Shop', transactionId: 'intent-1' }
  return { id, kind, status: 'active', createdAt: '2030-01-01T00:00:00Z', ...common, ...more }
}

const AT = '2030-01-01T00:00:00.000Z'
const answer = (responseBody: unknown, query: Record<string, string> = {}) => ({ query, responseBody })
const lines = (rows: readonly object[], calls?: Parameters<typeof chainLines>[3]) =>
  chainLines(FULL_CATALOGUE, of('findMandates'), answer({ data: { items: rows } }), calls)

it('draws a whole chain in the order of its steps, whatever the order of the rows', () => {
  const [line] = lines([SIGNED, CART, PAYMENT, INTENT])

  expect(line).toMatchObject({ group: 'intent-1', state: 'whole', strangers: [] })
  expect(line?.places.map(({ step, items }) => [step.label, items[0]?.id, items[0]?.state])).toEqual([
    ['Intent', 'intent-1', 'active'],
    ['Cart', 'cart-1', 'active'],
    ['Payment', 'payment-1', 'pending'],
    ['Signed payment', 'signed-1', 'active'],
  ])
  expect(line?.places.map(({ items }) => items[0]?.details)).toEqual([
    ['49.90 EUR'],
    ['49.90', '2 items', 'ada@example.test'],
    ['49.90'],
    [],
  ])
})

it('offers the step that is missing at the end, filled in from the one before it', () => {
  const [line] = lines([PAYMENT, CART, INTENT])
  const offer = line?.places[3]?.offer

  expect(line?.state).toBe('open')
  expect(offer?.link.label).toBe('Sign this payment')
  expect(JSON.parse(offer?.draft.body ?? '')).toEqual({
    paymentMandateId: 'payment-1',
    transactionId: 'intent-1',
    clientId: 'c-1',
    partnershipId: 'p-1',
    signedBy: 'did:key:zU',
  })
})

it('calls a chain broken that lacks a step before another, and offers the first that is missing', () => {
  const [line] = lines([INTENT, PAYMENT])

  expect(line?.state).toBe('broken')
  expect(line?.places.map(({ items, offer }) => [items.length, offer?.operation.id])).toEqual([
    [1, undefined],
    [0, 'createCartMandate'],
    [1, undefined],
    [0, undefined],
  ])
})

it('offers the beginning with the id that the others name', () => {
  const [line] = lines([CART])

  expect(line?.places[0]?.offer?.operation.id).toBe('createIntentMandate')
  expect(JSON.parse(line?.places[0]?.offer?.draft.body ?? '')).toEqual({ intentId: 'intent-1' })
})

it('shows what it does not know as it is, and knows it once it was seen being made', () => {
  const odd = row('x-1', 'REFUND')
  const calls = [{ operationId: 'createCartMandate', requestBody: { cartId: 'x-1' }, at: AT }]

  expect(lines([INTENT, odd])[0]?.strangers.map(({ id, kind }) => [id, kind])).toEqual([['x-1', 'REFUND']])
  expect(lines([INTENT, odd], calls)[0]?.places[1]?.items[0]?.id).toBe('x-1')
})

it.each([
  ['by its own id under the step’s name', { cartId: 'c', transactionId: 't' }, 'Cart'],
  ['by naming itself as the group', { id: 't', transactionId: 't' }, 'Intent'],
  [
    'as a signature, though it names the payment too',
    { signedPaymentId: 's', paymentMandateId: 'p', transactionId: 't' },
    'Signed payment',
  ],
  ['by a kind that resembles it', { id: 'p', type: 'PaymentMandate', transactionId: 't' }, 'Payment'],
])('knows a step %s', (_, thing, label) => {
  expect(lines([thing])[0]?.places.find(({ items }) => items.length > 0)?.step.label).toBe(label)
})

it('draws the answer of the call that made one, and a line for each group of a list', () => {
  const made = { data: { id: 'cart-2', transactionId: 'intent-2', status: 'active' } }
  const other = { ...CART, id: 'cart-9', transactionId: 'intent-9' }

  expect(chainLines(FULL_CATALOGUE, of('createCartMandate'), answer(made))[0]?.places[1]?.items[0]?.id).toBe('cart-2')
  expect(lines([INTENT, other]).map(({ group }) => group)).toEqual(['intent-1', 'intent-9'])
})

it('puts beside the answer about one step what earlier calls made of the same chain', () => {
  const calls = [
    { operationId: 'createCartMandate', requestBody: { cartId: 'cart-1', transactionId: 'intent-1' }, at: AT },
    { operationId: 'createCartMandate', requestBody: { cartId: 'cart-2', transactionId: 'intent-2' }, at: AT },
    { operationId: 'createIntentMandate', requestBody: { intentId: 'intent-1' }, at: AT },
  ]
  const [line] = chainLines(FULL_CATALOGUE, of('createPaymentMandate'), answer({ data: PAYMENT }), calls)

  expect(line?.state).toBe('open')
  expect(line?.places.map(({ items }) => items.map(({ id, at, isEarlier }) => [id, at, isEarlier]))).toEqual([
    [['intent-1', AT, true]],
    [['cart-1', AT, true]],
    [['payment-1', '2030-01-01T00:00:00Z', false]],
    [],
  ])
  // A list is all there is: what it lacks is missing, whatever was made before.
  expect(lines([INTENT, PAYMENT], calls)[0]?.state).toBe('broken')
})

it('calls nothing missing that an answer about a later step does not tell, and offers what comes after it', () => {
  const [line] = chainLines(FULL_CATALOGUE, of('createPaymentMandate'), answer({ data: PAYMENT }))

  expect(line?.state).toBe('part')
  expect(line?.places.map(({ isUntold, offer }) => [isUntold, offer?.operation.id])).toEqual([
    [true, undefined],
    [true, undefined],
    [false, undefined],
    [true, 'createSignedPaymentMandate'],
  ])
})

it('finds no chain in any other answer', () => {
  const client = { success: true, data: { clientId: 'c-1', name: 'Ada' } }

  expect(chainLines(FULL_CATALOGUE, of('getClient'), answer(client))).toEqual([])
  expect(chainLines(FULL_CATALOGUE, of('findMandates'), answer('no JSON'))).toEqual([])
})

it('draws the chain of another service', () => {
  const { catalogue } = madeUp()
  const planned = answer({ data: { planNo: 'plan-1' } })
  const [line] = chainLines(catalogue, operationById('planPassage', catalogue) as Operation, planned)

  expect(line).toMatchObject({ group: 'plan-1', state: 'open' })
  expect(JSON.parse(line?.places[1]?.offer?.draft.body ?? '')).toEqual({ voyage: 'plan-1' })
})

it.each([
  ['a filter narrows', { kind: 'PAYMENT' }, 1],
  ['goes on on another page', {}, 9],
])('calls nothing missing in a list that %s', (_, query, total) => {
  const body = { data: { items: [PAYMENT], pagination: { total } } }
  const [line] = chainLines(FULL_CATALOGUE, of('findMandates'), answer(body, query))

  expect(line?.state).toBe('part')
  expect(line?.places[0]).toMatchObject({ isUntold: true })
  expect(line?.places[0]).not.toHaveProperty('offer')
})

it('calls missing what a list of the whole transaction lacks', () => {
  const body = { data: { items: [INTENT, PAYMENT], pagination: { total: 2 } } }
  const query = { transactionId: 'intent-1', limit: '50' }

  expect(chainLines(FULL_CATALOGUE, of('findMandates'), answer(body, query))[0]?.state).toBe('broken')
})
