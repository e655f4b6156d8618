import { AppError, ASKED_IN_PLACE, asAppError } from '#lib/errors.ts'
import type { SendOrder } from '#lib/messaging/contract.ts'
import type { LaidOver } from '#lib/signet/catalogue/overlay.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { Redactor } from '#lib/signet/redaction/redact.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import type { Variables } from '#lib/signet/request/variable-sets.ts'
import { resolveDraft } from '#lib/signet/request/variables.ts'
import { t } from '#lib/text.ts'
import { rememberedDraft } from '../remembered-draft.ts'
import { type AttemptPorts, type Sending, sendWithToken } from '../tokens/attempts.ts'
import type { CallByHand } from '../tokens/token-by-hand.ts'
import { readExchange, withWireHeaders } from './answer.ts'
import type { Exchanges } from './exchanges.ts'
import { confirmedOperation } from './meant-operation.ts'
import { failureOf, type Stage } from './unsent.ts'

/** An API call may take this long. */
export const SEND_TIMEOUT_MS = 5 * 60_000

export interface Sender {
  /**
   * @throws AppError `input.invalid`, `guard.needed`, `vault.locked`, `secret.missing` before anything is sent: then there is no exchange.
   * Whatever happens after that is in the exchange.
   */
  readonly send: (order: SendOrder) => Promise<void>
  readonly cancel: (exchangeId: string) => void
  readonly cancelProfile: (profileId: string) => void
}

export interface SenderPorts extends AttemptPorts {
  readonly now: () => number
  readonly exchanges: Exchanges
  /** The catalogue with the user's own part. */
  readonly catalogue: () => Promise<LaidOver>
  /** What stands for `{{name}}` in the profile's requests. */
  readonly variablesOf: (profileId: string) => Promise<Variables>
  readonly whileAlive: <Value>(work: () => Promise<Value>) => Promise<Value>
}

export function createSender(ports: SenderPorts): Sender {
  const { now, profiles, exchanges, secretFields, whileAlive } = ports
  const running = new Map<string, Running>()

  async function send(order: SendOrder): Promise<void> {
    // Asked again by a page whose first call was cut off: what became of that stands in the exchange.
    if ((await exchanges.all()).some(({ id }) => id === order.id)) return
    const profile = await profiles.get(order.profileId)
    const request = buildRequest(resolveDraft(order.draft, await ports.variablesOf(profile.id)), profile)
    const operation = confirmedOperation(order, request, profile, (await ports.catalogue()).catalogue)
    const controller = new AbortController()
    const { signal } = controller
    const { page } = order
    const sending: Sending = { profile, page, operation, request, startedAt: now(), signal, notes: [], stage: 'before' }
    // Before anything more is waited for: whoever edits or locks the profile must find what it has under way.
    running.set(order.id, { sending, controller })
    const timer = setTimeout(() => controller.abort(tooLate()), SEND_TIMEOUT_MS)
    try {
      await perform(sending, pendingExchange(order, sending, await secretFields.redactor()))
    } finally {
      clearTimeout(timer)
      running.delete(order.id)
    }
  }

  async function perform(sending: Sending, pending: Exchange): Promise<void> {
    const telling = setTimeout(() => void exchanges.begin(pending).catch(() => undefined), SOON_MS)
    try {
      // What may write is stored before it leaves: then an id that is not known says that nothing has happened yet. What
      // only reads leaves first, and is told of when no quick answer comes: until then pages show what they showed.
      if (sending.operation?.effect !== 'read') await exchanges.begin(pending)
      await whileAlive(() => settle(pending, sending))
    } catch (thrown) {
      // Nothing has been done: the page asks for what is missing, and sends again.
      clearTimeout(telling)
      await takeBack(pending.id, exchanges)
      throw thrown
    } finally {
      clearTimeout(telling)
    }
  }

  async function settle(pending: Exchange, sending: Sending): Promise<void> {
    const ended = () => ({ ...pending, durationMs: now() - sending.startedAt, notes: sending.notes })
    try {
      const byHand = await beginTokenCall(sending, ports)
      const answer = await sendWithToken(sending, ports).catch(async (thrown) => {
        await byHand?.failed(thrown)
        throw thrown
      })
      const settled = ended()
      const token = await byHand?.answered(answer)
      const [redactor, known] = await Promise.all([secretFields.redactor(), ports.catalogue()])
      sending.signal.throwIfAborted()
      const { exchange, body, bytes } = readExchange(settled, answer, { redactor, known, made: token })
      await unlessFull(exchanges.answer(exchange, body, { keep: byHand === undefined, bytes }))
      const headers = await answer.onTheWire
      if (headers === undefined) return
      await unlessFull(exchanges.amend(exchange.id, (kept) => withWireHeaders(kept, headers, redactor)))
    } catch (thrown) {
      const error = asAppError(thrown)
      if (ASKED_IN_PLACE.has(error.code)) throw thrown
      await exchanges.put({ ...ended(), ...failureOf(error, sending.stage) })
    }
  }

  return {
    send,
    cancel: (exchangeId) => stop(running.get(exchangeId)),
    cancelProfile(profileId) {
      for (const one of running.values()) if (one.sending.profile.id === profileId) stop(one)
    },
  }
}

interface Running {
  readonly sending: Sending
  readonly controller: AbortController
}

const stop = (one: Running | undefined): void => one?.controller.abort(cancelled(one.sending.stage))

/** An answer is told before it is stored: it is none the worse where storage has no room for it. */
const unlessFull = (storing: Promise<void>): Promise<void> => storing.catch(() => undefined)

/** The tokens of a token call sent by hand become the profile's. */
async function beginTokenCall(
  { profile, page, operation }: Sending,
  { tokens }: SenderPorts,
): Promise<CallByHand | undefined> {
  if (operation?.secretAnswer !== true) return undefined
  return tokens.byHand(profile, operation.id === 'refreshToken' ? 'refresh' : 'generate', page)
}

async function takeBack(exchangeId: string, exchanges: Exchanges): Promise<void> {
  const known = (await exchanges.all()).find(({ id }) => id === exchangeId)
  if (known?.state === 'pending') await exchanges.forget(exchangeId).catch(() => undefined)
}

function pendingExchange({ id, page, draft }: SendOrder, sending: Sending, redactor: Redactor): Exchange {
  const { profile, operation, request, startedAt } = sending
  return {
    id,
    page,
    profileId: profile.id,
    profileName: profile.name,
    environment: profile.environment,
    operationId: operation?.id,
    state: 'pending',
    startedAt,
    request: {
      method: request.method,
      url: redactor.text(request.url),
      headers: redactor.headers(request.headers),
      body: request.body === undefined ? undefined : shownBody(redactor.text(request.body)),
    },
    draft: rememberedDraft(draft, redactor),
    notes: [],
  }
}

/** When pages are told of a send that is under way. Most answers are quicker, and telling takes time from them. */
const SOON_MS = 50

/** A hundred sends are remembered in 10 MB, beside everything else: of a long body the beginning is kept. */
const SHOWN_BODY = 16_384

function shownBody(body: string): string {
  return body.length <= SHOWN_BODY ? body : `${body.slice(0, SHOWN_BODY)}\n${cut(body.length)}`
}

const cut = (count: number): string => t('… ({count} characters in all)', { count })

const cancelled = (stage: Stage) =>
  new AppError(
    'network.cancelled',
    stage === 'on-its-way'
      ? t('Cancelled. Whether Signet acted on it is not known.')
      : t('Cancelled before it was sent.'),
  )
const tooLate = () =>
  new AppError('network.timeout', t('No answer within 5 minutes. Whether Signet acted on it is not known.'))
