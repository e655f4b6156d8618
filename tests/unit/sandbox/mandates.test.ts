import { describe, expect, it } from 'vitest'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { type DrivenSandbox, drivenSandbox } from '../../fakes/driven-sandbox.ts'

const MANDATE = '/credentials/v1/mandate'
const ADA = '00000000-0000-4000-8000-000000000001'
const BO = '00000000-0000-4000-8000-000000000002'
const NOBODY = '00000000-0000-4000-8000-00000000ffff'
const PARTNERSHIP = '00000000-0000-4000-8000-000000000004'
const DAY_MS = 86_400_000

const example = (id: string) => operationById(id)?.examples[0]?.value as Record<string, unknown>
const INTENT = example('createIntentMandate')
const CART = example('createCartMandate')
const PAYMENT = example('createPaymentMandate')
const SIGNED = example('createSignedPaymentMandate')
const ENROL = example('enrollUser')

async function refusal(driven: DrivenSandbox, path: string, body: unknown) {
  const { status, json } = await driven.call('POST', `/credentials/v1/${path}`, body)
  const [[name, problem] = []] = Object.entries(json.errors ?? {}) as [string, { code: string }][]
  return [status, name, problem?.code]
}

describe('enrolling', () => {
  it('makes a DID for a client, and answers with the same one again', async () => {
    const { call, sandbox } = drivenSandbox()
    const first = await call('POST', '/credentials/v1/enrollment/user', ENROL)
    const enrolled = sandbox.state().data.enrollments.length
    expect(first.status).toBe(201)
    expect(first.json.data).toMatchObject({
      clientId: BO,
      userDid: expect.stringMatching(/^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/),
      metadata: { entityType: 'user', name: 'Bo Example', email: 'bo@example.test' },
    })
    const second = await call('POST', '/credentials/v1/enrollment/user', ENROL)
    expect([second.status, second.json.data.userDid]).toEqual([201, first.json.data.userDid])
    expect(sandbox.state().data.enrollments).toHaveLength(enrolled)
  })

  it.each([
    ['name', { ...ENROL, name: 'Bob Example' }, [400, 'name', 'mismatch']],
    ['address', { ...ENROL, email: 'bob@example.test' }, [400, 'email', 'mismatch']],
    ['id', { ...ENROL, clientId: NOBODY }, [404, 'clientId', 'not_found']],
  ])('refuses a %s that is not the client’s', async (_what, body, expected) => {
    expect(await refusal(drivenSandbox(), 'enrollment/user', body)).toEqual(expected)
  })
})

describe('the chain of mandates', () => {
  it('goes from intent to signature, and is found whole by its transaction', async () => {
    const { call } = drivenSandbox()
    const link = { transactionId: INTENT['intentId'] }
    await call('POST', `${MANDATE}/intent`, INTENT)
    const cart = await call('POST', `${MANDATE}/cart`, { ...CART, ...link })
    expect(cart.json.data).toMatchObject({ id: 'cart-2', kind: 'CART', status: 'active' })
    const payment = await call('POST', `${MANDATE}/payment`, { ...PAYMENT, ...link })
    expect(payment.json.data.status).toBe('pending')
    const signed = await call('POST', `${MANDATE}/payment/signed`, {
      ...SIGNED,
      ...link,
      paymentMandateId: 'payment-2',
    })
    expect([signed.status, signed.json.data.status]).toEqual([201, 'authorized'])
    const { items, pagination } = (await call('GET', `${MANDATE}?transactionId=intent-2`)).json.data
    expect(pagination).toMatchObject({ total: 4, limit: 100 })
    expect(items.map(({ kind, status }: Record<string, string>) => `${kind} ${status}`)).toEqual([
      'SIGNED_PAYMENT authorized',
      'PAYMENT authorized',
      'CART active',
      'INTENT active',
    ])
  })

  it.each([
    ['mandate/intent', { ...INTENT, intentId: 'intent-1' }, 'intentId'],
    ['mandate/cart', { ...CART, cartId: 'cart-1' }, 'cartId'],
    ['mandate/payment', { ...PAYMENT, paymentMandateId: 'payment-1' }, 'paymentMandateId'],
    ['mandate/payment/signed', { ...SIGNED, signedPaymentId: 'signed-101' }, 'signedPaymentId'],
  ])('refuses an id that was used before: %s', async (path, body, name) => {
    expect(await refusal(drivenSandbox(), path, body)).toEqual([400, name, 'duplicate'])
  })

  it.each([
    ['a cart of a missing intent', 'mandate/cart', { ...CART, transactionId: 'none' }, 'transactionId'],
    ['a cart of a closed intent', 'mandate/cart', { ...CART, transactionId: 'intent-101' }, 'transactionId'],
    ['a payer who is not the client', 'mandate/cart', { ...CART, payerEmail: 'bo@example.test' }, 'payerEmail'],
    ['a payer who is not the client', 'mandate/payment', { ...PAYMENT, payerEmail: 'bo@example.test' }, 'payerEmail'],
    ['another’s DID', 'mandate/payment', { ...PAYMENT, userDid: 'did:key:zOther' }, 'userDid'],
    ['a signature by another DID', 'mandate/payment/signed', { ...SIGNED, signedBy: 'did:key:zOther' }, 'signedBy'],
    [
      'a signature for a payment that is not pending',
      'mandate/payment/signed',
      { ...SIGNED, paymentMandateId: 'payment-101' },
      'paymentMandateId',
    ],
    [
      'an authorisation by another DID',
      'mandate/payment/signed',
      { ...SIGNED, userAuthorization: { ...(SIGNED['userAuthorization'] as object), authorizedBy: 'did:key:zOther' } },
      'userAuthorization.authorizedBy',
    ],
    ['a signature for another client', 'mandate/payment/signed', { ...SIGNED, clientId: BO }, 'clientId'],
    ['another partnership', 'mandate/payment/signed', { ...SIGNED, partnershipId: NOBODY }, 'partnershipId'],
    ['another’s intent', 'mandate/cart', { ...CART, clientId: BO, payerEmail: 'bo@example.test' }, 'clientId'],
    ['a signature of another chain', 'mandate/payment/signed', { ...SIGNED, transactionId: 'x' }, 'transactionId'],
  ])('refuses %s (%s)', async (_what, path, body, name) => {
    expect(await refusal(drivenSandbox(), path, body)).toEqual([400, name, 'mismatch'])
  })

  it('refuses a cart once the intent has ended, and a second signature', async () => {
    const driven = drivenSandbox()
    await driven.call('POST', `${MANDATE}/intent`, INTENT)
    driven.pass(DAY_MS)
    expect(await refusal(driven, 'mandate/cart', { ...CART, transactionId: 'intent-2' })).toEqual([
      400,
      'transactionId',
      'mismatch',
    ])
    expect((await driven.call('POST', `${MANDATE}/payment/signed`, SIGNED)).status).toBe(201)
    expect(await refusal(driven, 'mandate/payment/signed', { ...SIGNED, signedPaymentId: 'signed-2' })).toEqual([
      400,
      'paymentMandateId',
      'mismatch',
    ])
  })

  it.each([
    ['an intent', 'mandate/intent', { ...INTENT, clientId: NOBODY }, [400, 'clientId', 'not_found']],
    ['a payment', 'mandate/payment', { ...PAYMENT, transactionId: 'none' }, [404, 'transactionId', 'not_found']],
    [
      'a signature',
      'mandate/payment/signed',
      { ...SIGNED, paymentMandateId: 'none' },
      [404, 'paymentMandateId', 'not_found'],
    ],
  ])('refuses %s of what is unknown, by the status that the catalogue lists', async (_what, path, body, expected) => {
    expect(await refusal(drivenSandbox(), path, body)).toEqual(expected)
  })
})

describe('finding mandates', () => {
  it.each(['', '?limit=5', '?clientId='])('is refused without a filter: %s', async (query) => {
    const { status, json } = await drivenSandbox().call('GET', `${MANDATE}${query}`)
    expect([status, json.errors.filter.code]).toEqual([400, 'required'])
  })

  it.each([
    ['id=payment-1', ['payment-1']],
    ['status=pending', ['payment-1']],
    ['kind=signed_payment', ['signed-101']],
    [`clientId=${ADA}`, ['payment-1', 'cart-1', 'intent-1']],
    [`partnershipId=${PARTNERSHIP}&kind=CART`, ['cart-1', 'cart-101']],
    ['payerEmail=dana@example.test', ['signed-101', 'payment-101', 'cart-101']],
    ['merchantName=Example%20Shop&status=pending', ['payment-1']],
    ['startDate=2029-12-31&endDate=2029-12-31', ['payment-1', 'cart-1', 'intent-1']],
    ['endDate=2029-12-01T00:00:00Z', ['signed-101', 'payment-101', 'cart-101', 'intent-101']],
    [`clientId=${NOBODY}`, []],
  ])('takes %s', async (query, ids) => {
    const { json } = await drivenSandbox().call('GET', `${MANDATE}?${query}`)
    expect(json.data.items.map(({ id }: { id: string }) => id)).toEqual(ids)
  })

  it('refuses a date that is none, and a limit above a thousand', async () => {
    const { call } = drivenSandbox()
    expect((await call('GET', `${MANDATE}?startDate=soon`)).json.errors.startDate.code).toBe('invalid_format')
    expect((await call('GET', `${MANDATE}?status=x&limit=1000`)).status).toBe(200)
    expect((await call('GET', `${MANDATE}?status=x&limit=1001`)).json.errors.limit.code).toBe('too_large')
  })
})

it('lists all mandates of a client, and none of an unknown one', async () => {
  const { call } = drivenSandbox()
  expect((await call('GET', `${MANDATE}/${ADA}`)).json.data).toHaveLength(3)
  expect((await call('GET', `${MANDATE}/${NOBODY}`)).json.data).toEqual([])
})
