import { create } from 'zustand'
import { AppError, asAppError } from '#lib/errors.ts'
import { savedBodyOf } from '#lib/messaging/bodies.ts'
import { call } from '#lib/messaging/client.ts'
import { saveFile } from '#lib/platform/download.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { type Saving, savedFileName } from '#lib/signet/exchange/saving.ts'
import { t } from '#lib/text.ts'
import { useWorkspace } from './workspace-store.ts'

/** Bodies that go into files, by the exchange whose answer was too long. This page drives them: closed, none goes on. */
export const useSaves = create<{ readonly saves: Readonly<Record<string, Saving>> }>(() => ({ saves: {} }))

interface Order {
  readonly id: string
  stopped: boolean
}
/** By exchange, the save that is under way. */
const orders = new Map<string, Order>()

/** Sends the read again, and hands what comes to the user as a file. Why it did not stands in the store. */
export async function saveAgain(exchange: Exchange): Promise<void> {
  const { page } = useWorkspace.getState()
  const { id: exchangeId, draft, profileId, answer } = exchange
  if (orders.has(exchangeId) || draft === undefined || answer === undefined || page === undefined) return
  const order: Order = { id: crypto.randomUUID(), stopped: false }
  orders.set(exchangeId, order)
  const tell = (saving: Saving) => useSaves.setState(({ saves }) => ({ saves: { ...saves, [exchangeId]: saving } }))
  try {
    tell({ state: 'running', received: 0, total: undefined })
    await call('save.begin', { id: order.id, page, profileId, draft, status: answer.status })
    await watch(order, tell)
    const body = await savedBodyOf(order.id)
    if (body === undefined) throw new AppError('background.stopped', t('The browser let go of it before it was saved.'))
    const name = savedFileName(exchange.operationId, answer.contentType, Date.now())
    saveFile(name, body)
    tell({ state: 'saved', name, bytes: body.size })
  } catch (thrown) {
    tell({ state: 'ended', reason: order.stopped ? t('Stopped.') : asAppError(thrown).message })
  } finally {
    orders.delete(exchangeId)
    void call('save.stop', order.id).catch(() => undefined)
  }
}

/** Until all of it has come. The background answers when there is more to tell. */
async function watch({ id }: Order, tell: (saving: Saving) => void): Promise<void> {
  for (;;) {
    const { received, total, whole } = await call('save.watch', id)
    tell({ state: 'running', received, total })
    if (whole) return
  }
}

export function stopSaving(exchangeId: string): void {
  const order = orders.get(exchangeId)
  if (order === undefined) return
  order.stopped = true
  void call('save.stop', order.id).catch(() => undefined)
}
