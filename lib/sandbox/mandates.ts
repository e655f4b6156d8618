import { aboutClient, type Handler, type SandboxCall, unknown } from './call.ts'
import { isAddressOf } from './enrollment.ts'
import { MANDATE_LIFE_MS } from './invented.ts'
import { created, invalid, mismatch, type Outcome } from './outcome.ts'
import { type ClientRecord, iso, type Mandate } from './records.ts'

type MandateKind = Mandate['kind']

/** The chain intent, cart, payment, signed payment. The id of the intent is the `transactionId` of the others. */
export const MANDATE_HANDLERS = {
  createIntentMandate: aboutClient((call) => {
    const transactionId = String(call.body['intentId'])
    return (
      duplicate(call, 'INTENT', 'intentId') ??
      store(call, { kind: 'INTENT', status: 'active', id: transactionId, transactionId })
    )
  }),
  createCartMandate: aboutClient((call, client) => {
    const id = String(call.body['cartId'])
    const transactionId = String(call.body['transactionId'])
    return (
      duplicate(call, 'CART', 'cartId') ??
      unlikeClient(call, client) ??
      unlikeIntent(call) ??
      store(call, { kind: 'CART', status: 'active', id, transactionId })
    )
  }),
  createPaymentMandate: aboutClient((call, client) => {
    if (intentOf(call) === undefined) return unknown(call, 'transactionId', 'Mandate not found')
    const id = String(call.body['paymentMandateId'])
    const transactionId = String(call.body['transactionId'])
    return (
      duplicate(call, 'PAYMENT', 'paymentMandateId') ??
      unlikeClient(call, client) ??
      unlikeIntent(call) ??
      store(call, { kind: 'PAYMENT', status: 'pending', id, transactionId })
    )
  }),
  createSignedPaymentMandate: aboutClient((call) => {
    const payment = find(call, 'PAYMENT', call.body['paymentMandateId'])
    if (payment === undefined) return unknown(call, 'paymentMandateId', 'Mandate not found')
    const refusal = duplicate(call, 'SIGNED_PAYMENT', 'signedPaymentId') ?? unlikePayment(call, payment)
    if (refusal !== undefined) return refusal
    payment.status = 'authorized'
    const id = String(call.body['signedPaymentId'])
    const { transactionId } = payment
    return store(call, { kind: 'SIGNED_PAYMENT', status: 'authorized', id, transactionId }, payment)
  }),
} as const satisfies Readonly<Record<string, Handler>>

function find({ state }: SandboxCall, kind: MandateKind, id: unknown): Mandate | undefined {
  return state.data.mandates.find((mandate) => mandate.kind === kind && mandate.id === id)
}

const intentOf = (call: SandboxCall): Mandate | undefined => find(call, 'INTENT', call.body['transactionId'])

/** The caller makes the ids, and each counts once. */
function duplicate(call: SandboxCall, kind: MandateKind, field: string): Outcome | undefined {
  if (find(call, kind, call.body[field]) === undefined) return undefined
  return invalid({ name: field, code: 'duplicate', reason: `${field} was used before` })
}

function unlikeClient({ state, body }: SandboxCall, client: ClientRecord): Outcome | undefined {
  if (!isAddressOf(client, body['payerEmail'])) return mismatch('payerEmail', 'payerEmail must be that of the client')
  const did = state.data.enrollments.find(({ clientId }) => clientId === client.clientId)?.userDid
  const isForeign = did !== undefined && body['userDid'] !== undefined && body['userDid'] !== did
  return isForeign ? mismatch('userDid', 'userDid must be the DID of the client') : undefined
}

function unlikeIntent(call: SandboxCall): Outcome | undefined {
  const intent = intentOf(call)
  if (intent === undefined) return mismatch('transactionId', 'transactionId must be the id of an intent mandate')
  if (Date.parse(intent.expiresAt) <= call.now) return mismatch('transactionId', 'the intent mandate is closed')
  if (intent.clientId === call.body['clientId']) return undefined
  return mismatch('clientId', 'clientId must be that of the intent mandate')
}

function unlikePayment({ body, now }: SandboxCall, payment: Mandate): Outcome | undefined {
  const did = payment.contents['userDid']
  const { authorizedBy } = body['userAuthorization'] as { authorizedBy: string }
  if (payment.status !== 'pending' || Date.parse(payment.expiresAt) <= now) {
    return mismatch('paymentMandateId', 'the payment mandate is not pending')
  }
  for (const field of ['transactionId', 'clientId', 'partnershipId'] as const) {
    if (body[field] !== payment[field]) return mismatch(field, `${field} must be that of the payment mandate`)
  }
  if (body['signedBy'] !== did) return mismatch('signedBy', 'signedBy must be the DID of the payment mandate')
  if (authorizedBy === did) return undefined
  return mismatch('userAuthorization.authorizedBy', 'authorizedBy must be the DID of the payment mandate')
}

/** Fields with a place of their own in every mandate. All others are its contents. */
const COMMON: ReadonlySet<string> = new Set([
  'intentId',
  'cartId',
  'paymentMandateId',
  'signedPaymentId',
  'clientId',
  'partnershipId',
  'merchantName',
  'payerEmail',
  'transactionId',
  'expiresAt',
])

const MESSAGES = {
  INTENT: 'Intent mandate created.',
  CART: 'Cart mandate created.',
  PAYMENT: 'Payment mandate created.',
  SIGNED_PAYMENT: 'Payment mandate signed.',
} as const satisfies Record<MandateKind, string>

/** @param payment The one that a signature is for; it lends what the signature's own body does not hold. */
function store(
  { state, body, now }: SandboxCall,
  head: Pick<Mandate, 'id' | 'kind' | 'status' | 'transactionId'>,
  payment?: Mandate,
): Outcome {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : null)
  const mandate: Mandate = {
    ...head,
    clientId: String(body['clientId']),
    partnershipId: String(body['partnershipId']),
    merchantName: payment?.merchantName ?? text('merchantName'),
    payerEmail: payment?.payerEmail ?? text('payerEmail'),
    createdAt: iso(now),
    expiresAt: payment?.expiresAt ?? text('expiresAt') ?? iso(now + MANDATE_LIFE_MS),
    contents: {
      ...(payment && { paymentMandateId: payment.id }),
      ...Object.fromEntries(Object.entries(body).filter(([name]) => !COMMON.has(name))),
    },
  }
  state.data.mandates.push(mandate)
  return created(MESSAGES[head.kind], { ...mandate })
}
