import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { call } from './client.ts'
import { BODY_CHANNEL, type BodyPost, bytesKey } from './contract.ts'

/**
 * How long a body may be on its way. One that is posted while this page's channel is still being opened is lost: it is
 * asked for again, and then again with more patience, because a long one takes time on a busy machine.
 */
const PATIENCE_MS = [2_000, 10_000, 30_000]

/** One for the life of the page: opening one takes time. */
let channel: BroadcastChannel | undefined
const waiting = new Map<string, (blob: Blob) => void>()
/** Asked for and not here yet: several parts of a page want the body of an answer that has just come. */
const asked = new Map<string, Promise<Blob | undefined>>()

/**
 * The body of an exchange, as text in a Blob, redacted. Undefined when it was not kept.
 *
 * It is asked for by message and comes over a channel: a message would copy it through JSON, at three times the cost.
 *
 * @throws AppError `background.stopped` where it never arrives, as in a private window of Firefox.
 */
export function bodyOf(exchangeId: string): Promise<Blob | undefined> {
  const body = asked.get(exchangeId) ?? fetchBody('exchange.body', exchangeId).finally(() => asked.delete(exchangeId))
  asked.set(exchangeId, body)
  return body
}

/**
 * The body that was sent for to be saved, redacted. Undefined when the background has it no longer.
 *
 * @throws AppError `background.stopped` where it never arrives, as in a private window of Firefox.
 */
export const savedBodyOf = (orderId: string): Promise<Blob | undefined> => fetchBody('save.take', orderId)

/** The body as it came, of a text with bytes that do not belong in it. Undefined where it is no longer there. */
export const bodyBytesOf = (exchangeId: string): Promise<Blob | undefined> =>
  fetchBody('exchange.bytes', exchangeId, bytesKey(exchangeId))

async function fetchBody(
  from: 'exchange.body' | 'exchange.bytes' | 'save.take',
  exchangeId: string,
  key = exchangeId,
): Promise<Blob | undefined> {
  if (channel === undefined) channel = openChannel()
  const { promise: arrived, resolve } = Promise.withResolvers<Blob>()
  waiting.set(key, resolve)
  try {
    for (const patienceMs of PATIENCE_MS) {
      if (!(await call(from, exchangeId))) return undefined
      const blob = await Promise.race([arrived, after(patienceMs)])
      if (blob !== undefined) return blob
    }
    throw new AppError('background.stopped', t('The answer is there, but did not reach this page.'))
  } finally {
    waiting.delete(key)
  }
}

function openChannel(): BroadcastChannel {
  const opened = new BroadcastChannel(BODY_CHANNEL)
  opened.onmessage = ({ data: { exchangeId, blob } }: MessageEvent<BodyPost>) => {
    waiting.get(exchangeId)?.(blob)
  }
  return opened
}

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, ms, undefined))
