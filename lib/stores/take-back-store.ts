import { create } from 'zustand'
import { type Created, isGone } from '#lib/history/created.ts'
import { call } from '#lib/messaging/client.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'
import { useExchanges } from './exchange-store.ts'
import { attempt } from './problem-store.ts'
import { useWorkspace } from './workspace-store.ts'

/** What could not be taken back, and why. */
export interface Failure {
  readonly id: string
  readonly label: string
  readonly reason: string
}

interface TakeBackState {
  /** How far it is; undefined where nothing is being taken back. */
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly failures: readonly Failure[]
  /** How many were not there any more: nothing is left to be taken back. */
  readonly gone: number
}

export const useTakeBack = create<TakeBackState>(() => ({ progress: undefined, failures: [], gone: 0 }))

/** Sends the calls that take things back, one after the other, newest first: what was made of another goes before it. */
export async function takeBack(created: readonly Created[]): Promise<void> {
  if (useTakeBack.getState().progress !== undefined) return
  useTakeBack.setState({ progress: { done: 0, total: created.length }, failures: [], gone: 0 })
  for (const one of created) {
    if (useTakeBack.getState().progress === undefined) return
    const outcome = await takeOneBack(one)
    const failed = outcome.kind === 'failed' ? [{ id: one.id, label: one.undo.label, reason: outcome.reason }] : []
    useTakeBack.setState(({ progress, failures, gone }) => ({
      progress: progress && { ...progress, done: progress.done + 1 },
      failures: [...failures, ...failed],
      gone: outcome.kind === 'gone' ? gone + 1 : gone,
    }))
  }
  stopTakingBack()
}

/** Lets the call that is under way end, and begins no further one. */
export const stopTakingBack = (): void => useTakeBack.setState({ progress: undefined })

type Outcome = { readonly kind: 'done' | 'gone' } | { readonly kind: 'failed'; readonly reason: string }

const failed = (reason: string): Outcome => ({ kind: 'failed', reason })

async function takeOneBack({ profileId, undo }: Created): Promise<Outcome> {
  const { page } = useWorkspace.getState()
  if (page === undefined) return failed(t('This page is not ready yet.'))
  const id = crypto.randomUUID()
  const order = { id, page, profileId, draft: undo.draft }
  const sent = await attempt(() => call('request.send', order).then(() => true), profileId)
  if (!sent) return failed(t('It was not sent.'))
  const exchange = await ended(id)
  if (exchange.verdict?.kind === 'success') return { kind: 'done' }
  if (isGone(exchange)) return { kind: 'gone' }
  return failed(exchange.verdict?.sentence ?? exchange.failure ?? t('No answer came.'))
}

/** The exchange, once it is over. It is stored by then, and its view may still be on the way. */
function ended(id: string): Promise<Exchange> {
  const find = () => useExchanges.getState().exchanges.find((one) => one.id === id && one.state !== 'pending')
  return new Promise((resolve) => {
    const stop = useExchanges.subscribe(settle)
    settle()
    function settle(): void {
      const exchange = find()
      if (exchange === undefined) return
      queueMicrotask(() => stop())
      resolve(exchange)
    }
  })
}
