import { create } from 'zustand'
import { createDesk, type Desk } from '#lib/answer/desk.ts'
import { createRemoteDesk, type DeskCall, type DeskReply } from '#lib/answer/desk-port.ts'
import type { JsonIndex } from '#lib/answer/json-index.ts'
import type { TreeState } from '#lib/answer/tree-reading.ts'
import { AppError } from '#lib/errors.ts'
import { bodyBytesOf, bodyOf } from '#lib/messaging/bodies.ts'
import { saveFile } from '#lib/platform/download.ts'
import { startWorker } from '#lib/platform/worker.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'
import { attempt } from './problem-store.ts'

/**
 * A longer answer is read in a Worker: a search by JSONPath takes about half a second for each megabyte, and a page
 * must not wait for a twentieth of one.
 */
const WORKER_BYTES = 100_000
/** A search in the page works so long before it lets the page draw. */
const SLICE_MS = 16

interface ReadingState {
  /** The exchange whose answer this is; the one before stays until the next is open. */
  readonly exchangeId: string | undefined
  /** The body as the background posted it; undefined where it was not kept. */
  readonly body: Blob | undefined
  /** UTF-16 code units of its text; undefined until all of it has been read. */
  readonly characters: number | undefined
  /** The tree as it was when the answer was opened, or its beginning; undefined for what is no JSON. */
  readonly tree: TreeState | undefined
  /** What reads it. */
  readonly desk: Desk | undefined
}

const NOTHING: ReadingState = {
  exchangeId: undefined,
  body: undefined,
  characters: undefined,
  tree: undefined,
  desk: undefined,
}

/** The answer on show: its body and what reads it. The rows on show stand in stores of their own. */
export const useReading = create<ReadingState>(() => NOTHING)

let loadingId: string | undefined

/** Hands the body to the user as a file. */
export function saveBody({ answer, operationId = 'signet' }: Exchange): void {
  const { body, tree } = useReading.getState()
  if (body === undefined) return
  const type = answer?.body === 'binary' ? answer.contentType : tree === undefined ? 'text/plain' : 'application/json'
  const ending = tree !== undefined ? 'json' : answer?.body === 'binary' ? 'bin' : 'txt'
  saveFile(`${operationId}-answer.${ending}`, new Blob([body], { type }))
}

/** Hands a text with bytes that do not belong in it to the user as it came. */
export async function saveBytes({ id, operationId = 'signet' }: Exchange): Promise<void> {
  await attempt(async () => {
    const bytes = await bodyBytesOf(id)
    if (bytes === undefined) throw new AppError('background.stopped', t('Its bytes are gone: send it again for them.'))
    saveFile(`${operationId}-answer.bin`, bytes)
  })
}

/** Fetches the body of an exchange from the background and opens it, once. Data is fetched and not opened. */
export async function loadReading({ id: exchangeId, answer }: Exchange): Promise<void> {
  if (loadingId === exchangeId) return
  loadingId = exchangeId
  const opened = await attempt(async (): Promise<Partial<ReadingState>> => {
    const isText = answer?.body !== 'binary' && answer?.body !== 'unread'
    // It starts while the body is on its way.
    const desk = isText && (answer?.bytes ?? 0) > WORKER_BYTES ? workerDesk() : createDesk(sliced(), findBeside)
    const body = await bodyOf(exchangeId)
    return body === undefined || !isText ? { body } : { body, desk, ...(await desk.open(body)) }
  })
  if (loadingId !== exchangeId) return
  stopUnless(opened?.desk)
  useReading.setState({ ...NOTHING, ...opened, exchangeId })
  if (opened?.tree?.whole === false) await readRest(exchangeId, opened.desk)
}

/** The beginning is on show by now, and its rows are asked for before this. */
async function readRest(exchangeId: string, desk: Desk | undefined): Promise<void> {
  const opened = await attempt(async () => desk?.whole())
  if (loadingId === exchangeId && opened !== undefined) useReading.setState(opened)
}

function sliced(): () => Promise<void> | undefined {
  let breathedAt = performance.now()
  return () => {
    if (performance.now() - breathedAt < SLICE_MS) return undefined
    return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
      breathedAt = performance.now()
    })
  }
}

/** The nodes of a JSONPath in a short answer. Its path is never awaited by the page, however long that takes. */
async function findBeside({ text }: JsonIndex, path: string): Promise<readonly number[]> {
  const { desk, stop } = startDesk()
  try {
    await desk.open(text)
    return await desk.nodesAt(path)
  } finally {
    stop()
  }
}

/** A Worker's desk for what a page keeps beside the answer on show. */
export function startDesk(): { readonly desk: Desk; readonly stop: () => void } {
  const line = startWorker<DeskCall, DeskReply>()
  const { desk, hear } = createRemoteDesk(line.post)
  line.onMessage(hear)
  return { desk, stop: line.stop }
}

const stops = new Map<Desk, () => void>()

/** A Worker of its own for each long answer: what an earlier one still does is cut short, and its memory is free. */
function workerDesk(): Desk {
  const { desk, stop } = startDesk()
  stops.set(desk, stop)
  return desk
}

function stopUnless(desk: Desk | undefined): void {
  for (const [one, stop] of stops) {
    if (one === desk) continue
    stop()
    stops.delete(one)
  }
}
