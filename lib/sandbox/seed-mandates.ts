import type { EpochMs } from '#lib/signet/token/token.ts'
import { DAY_MS } from './invented.ts'
import { iso, type Mandate } from './records.ts'

const ADA = '00000000-0000-4000-8000-000000000001'
const DANA = '00000000-0000-4000-8000-000000000012'
const PARTNERSHIP = '00000000-0000-4000-8000-000000000004'

/** So that an example which builds on them also works in a sandbox that was kept for months. */
const OPEN_FOR_DAYS = 3650

interface Chain {
  readonly suffix: string
  readonly clientId: string
  readonly payerEmail: string
  readonly userDid: string
  readonly amount: number
  readonly startedAt: EpochMs
  readonly openForDays: number
}

/** One chain that waits for its signature (the examples go on from it) and one that came to its end. */
export function seedMandates(now: EpochMs): Mandate[] {
  const done: Chain = {
    suffix: '101',
    clientId: DANA,
    payerEmail: 'dana@example.test',
    userDid: 'did:key:zExample12',
    amount: 120,
    startedAt: now - 40 * DAY_MS,
    openForDays: 1,
  }
  const open: Chain = {
    suffix: '1',
    clientId: ADA,
    payerEmail: 'ada@example.test',
    userDid: 'did:key:zExample1',
    amount: 49.9,
    startedAt: now - DAY_MS,
    openForDays: OPEN_FOR_DAYS,
  }
  return [...chainOf(done, 'authorized'), signatureOf(done), ...chainOf(open, 'pending')]
}

function chainOf(chain: Chain, paid: 'authorized' | 'pending'): Mandate[] {
  const { suffix, amount, userDid } = chain
  const items = [{ id: 't-1', name: 'Ticket', quantity: 2, price: amount / 2 }]
  const payment = { userDid, agentDid: 'did:key:zAgent1', amount, currency: 'EUR', scope: 'single' }
  return [
    mandate(chain, 0, { id: `intent-${suffix}`, kind: 'INTENT', status: 'active' }, { amount, currency: 'EUR' }),
    mandate(
      chain,
      1,
      { id: `cart-${suffix}`, kind: 'CART', status: 'active' },
      { items, totalAmount: amount, currency: 'EUR' },
    ),
    mandate(chain, 2, { id: `payment-${suffix}`, kind: 'PAYMENT', status: paid }, payment),
  ]
}

function signatureOf(chain: Chain): Mandate {
  const contents = {
    paymentMandateId: `payment-${chain.suffix}`,
    signature: 'BASE64_SIGNATURE',
    signedBy: chain.userDid,
  }
  return mandate(chain, 3, { id: `signed-${chain.suffix}`, kind: 'SIGNED_PAYMENT', status: 'authorized' }, contents)
}

function mandate(
  { suffix, clientId, payerEmail, startedAt, openForDays }: Chain,
  minute: number,
  head: Pick<Mandate, 'id' | 'kind' | 'status'>,
  contents: Record<string, unknown>,
): Mandate {
  return {
    ...head,
    clientId,
    partnershipId: PARTNERSHIP,
    merchantName: 'Example Shop',
    payerEmail: head.kind === 'INTENT' ? null : payerEmail,
    transactionId: `intent-${suffix}`,
    createdAt: iso(startedAt + minute * 60_000),
    expiresAt: iso(startedAt + openForDays * DAY_MS),
    contents: { merchantDid: 'did:key:zMerchant1', ...contents },
  }
}
