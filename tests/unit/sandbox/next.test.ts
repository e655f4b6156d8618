import { describe, expect, it } from 'vitest'
import { checkValue } from '#lib/signet/body/schema-check.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import type { NextStep } from '#lib/signet/catalogue/next.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { type DrivenSandbox, drivenSandbox } from '../../fakes/driven-sandbox.ts'
import { blankDraft, sendDraft, type WalkedCall } from '../../fakes/next-walk.ts'

const reasons = (category: string) => [{ category, severity: 'HIGH' }]
const DEVICE = '00000000-0000-4000-8000-0000000000d1'
const MERCHANT = { merchantDid: 'did:key:zMerchant1', merchantName: 'Example Shop' }

/** What a user must type because no call tells it: decisions, ids of one's own, who the partners are, a signature. */
const TYPED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  blacklistClient: { reasons: reasons('PAYMENT_FRAUD') },
  reportClient: { reasons: reasons('PAYMENT_FRAUD') },
  enrollUser: { partnershipId: '00000000-0000-4000-8000-000000000004' },
  createIntentMandate: { intentId: 'intent-9', amount: 49.9, currency: 'EUR', ...MERCHANT },
  createCartMandate: {
    cartId: 'cart-9',
    items: [{ id: 't-1', name: 'Ticket', quantity: 2, price: 24.95 }],
    payerEmail: 'ada@example.test',
  },
  createPaymentMandate: {
    paymentMandateId: 'payment-9',
    agentDid: 'did:key:zAgent1',
    userDid: 'did:key:zExample1',
    scope: 'single',
    payerEmail: 'ada@example.test',
  },
  createSignedPaymentMandate: {
    signedPaymentId: 'signed-9',
    signature: 'BASE64_SIGNATURE',
    userAuthorization: {
      authorizedAt: '2030-01-01T00:00:00.000Z',
      authorizedBy: 'did:key:zExample1',
      signature: 'BASE64_SIGNATURE',
    },
  },
}

const isOpen = ({ secretAnswer, restricted }: Operation) => !secretAnswer && restricted === undefined
const LINKED = FULL_CATALOGUE.operations
  .filter(isOpen)
  .flatMap((operation) => [
    ...(operation.links ?? []).map((link) => [operation.id, link.name, 'its answer', operation] as const),
    ...(operation.list?.rowLinks ?? []).map((link) => [operation.id, link.name, 'a row', operation] as const),
  ])

describe('a link', () => {
  it.each(LINKED)(
    'of %s, %s, of %s, opens a request that wants only what cannot be known',
    async (_, name, of, operation) => {
      const { driven, step } = await offered(operation, (call) => (of === 'a row' ? call.rows[0] : call.next)?.[name])

      expect(unfilled(step).filter((field) => !Object.hasOwn(TYPED[step.operation.id] ?? {}, field))).toEqual([])
      const next = await sendDraft(driven, step.draft, TYPED[step.operation.id])
      expect([next.status, next.json.message]).toEqual([expect.toSatisfy((status) => status < 300), next.json.message])
    },
  )

  /** A link may belong to one form of a body alone: the examples are tried until its answer offers it. */
  async function offered(operation: Operation, of: (call: WalkedCall) => NextStep | undefined) {
    const drafts = operation.examples.map(({ value }) => ({ ...draftOf(operation), body: JSON.stringify(value) }))
    for (const draft of drafts.length > 0 ? drafts : [draftOf(operation)]) {
      const driven = drivenSandbox()
      const step = of(await sendDraft(driven, draft))
      if (step !== undefined) return { driven, step }
    }
    throw new Error('No answer offers it.')
  }

  /** Fields that the form would mark. */
  function unfilled({ operation, draft }: NextStep): string[] {
    const schema = bodySchema(operation.id)
    if (schema === undefined) return []
    return checkValue(schema, JSON.parse(draft.body || '{}')).map(({ name }) => name)
  }
})

describe('a client', () => {
  const LISTS = ['listBlacklistedClients', 'listFlaggedDevices', 'listFlaggedIps', 'listReports']
  const listsOf = async (driven: DrivenSandbox) =>
    Promise.all(LISTS.map(async (id) => (await sendDraft(driven, blankDraft(id))).json.data))

  it('that was blacklisted, flagged and reported is taken back by undo links alone', async () => {
    const driven = drivenSandbox()
    const before = await listsOf(driven)
    const registered = await sendDraft(driven, blankDraft('registerClient', { name: 'Lin', email: 'lin@example.test' }))
    const { clientId } = registered.json.data
    const done = [
      registered,
      await sendDraft(driven, draftOfStep(registered.next, 'blacklist'), TYPED['blacklistClient']),
      await sendDraft(driven, draftOfStep(registered.next, 'report'), TYPED['reportClient']),
      await sendDraft(
        driven,
        blankDraft('flagDevice', { deviceId: DEVICE, clientId, reasons: reasons('GEO_INCONSISTENCY') }),
      ),
      await sendDraft(driven, blankDraft('flagIp', { ip: '2001:db8::9', clientId, reasons: reasons('TOR_EXIT') })),
    ]
    expect(await listsOf(driven)).not.toEqual(before)

    for (const call of done.toReversed()) {
      const undo = Object.values(call.next).find(({ link }) => link.undo) as NextStep
      expect((await sendDraft(driven, undo.draft)).status).toBe(200)
    }

    expect(await listsOf(driven)).toEqual(before)
    expect((await sendDraft(driven, draftOfStep(registered.next, 'get'))).json.data.status).toBe('deleted')
  })

  it('goes from registration to payment by four links, typing only what nobody knows', async () => {
    const driven = drivenSandbox()
    const registered = await sendDraft(driven, blankDraft('registerClient', { name: 'Lin', email: 'lin@example.test' }))
    const enrolled = await sendDraft(driven, draftOfStep(registered.next, 'enroll'), TYPED['enrollUser'])
    const intent = await sendDraft(driven, draftOfStep(enrolled.next, 'intent'), TYPED['createIntentMandate'])
    const cart = await sendDraft(driven, draftOfStep(intent.next, 'cart'), {
      ...TYPED['createCartMandate'],
      payerEmail: 'lin@example.test',
    })
    const { userDid } = enrolled.json.data
    const payment = await sendDraft(driven, draftOfStep(cart.next, 'payment'), {
      ...TYPED['createPaymentMandate'],
      userDid,
    })

    expect([enrolled, intent, cart, payment].map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(payment.json.data).toMatchObject({ kind: 'PAYMENT', status: 'pending', transactionId: 'intent-9' })
  })

  const draftOfStep = (next: Readonly<Record<string, NextStep>>, name: string) => (next[name] as NextStep).draft
})
