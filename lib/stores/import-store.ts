import { create } from 'zustand'
import type { ImportReply } from '#lib/interchange/import-port.ts'
import { call } from '#lib/messaging/client.ts'
import { startWorker } from '#lib/platform/worker.ts'
import type { AddedInput } from '#lib/signet/catalogue/added-operation.ts'
import { readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { type OverlayDiff, overlayDiff } from '#lib/signet/catalogue/overlay-diff.ts'
import { type Fields, fields, text } from '#lib/signet/json/untyped.ts'
import { said, t } from '#lib/text.ts'
import { failureOf } from './problem-store.ts'
import { takingOver } from './taken-store.ts'

/** A file on its way into the catalogue. */
export type ImportState =
  | { readonly step: 'none' }
  | { readonly step: 'reading'; readonly file: string }
  | { readonly step: 'refused'; readonly file: string; readonly message: string }
  | {
      readonly step: 'ready'
      readonly file: string
      readonly title: string
      readonly document: Fields
      readonly diff: OverlayDiff
      /** References to other files and addresses: none was followed. */
      readonly foreign: readonly string[]
    }

export const useImport = create<{ readonly state: ImportState }>(() => ({ state: { step: 'none' } }))

const show = (state: ImportState) => useImport.setState({ state })

/** Counts what was chosen and put away: a file that is still being read then is no longer wanted. */
let choice = 0

export function dropImport(): void {
  choice++
  show({ step: 'none' })
}

const LARGEST_BYTES = 10_000_000

/** Reads a file in a Worker of its own, and shows what it would change. Nothing is taken yet. */
export async function readFile(file: File): Promise<void> {
  const { name } = file
  const mine = ++choice
  if (file.size > LARGEST_BYTES)
    return show({ step: 'refused', file: name, message: t('This file is larger than 10 MB.') })
  show({ step: 'reading', file: name })
  const reply = await readInWorker(await file.text())
  if (choice !== mine) return
  if (!reply.ok) return show({ step: 'refused', file: name, message: said(reply.message) })
  const { document, foreign } = reply
  const read = readCatalogue(document, 'imported')
  const { SCHEMAS } = await import('#lib/signet/catalogue/schemas.ts')
  if (choice !== mine) return
  const title = text(fields(document['info'])['title']) ?? name
  show({ step: 'ready', file: name, title, document, foreign, diff: overlayDiff(FULL_CATALOGUE, SCHEMAS, read) })
}

/** A file that takes longer is refused: the Worker is ended in the middle of it. */
const LONGEST_MS = 2_000

function readInWorker(content: string): Promise<ImportReply> {
  const worker = startWorker<string, ImportReply>('/import-worker.js')
  return new Promise<ImportReply>((resolve) => {
    const message = t('Reading this file takes too long. Take out what you do not need.')
    const timer = setTimeout(() => resolve({ ok: false, message }), LONGEST_MS)
    worker.onMessage((reply) => {
      clearTimeout(timer)
      resolve(reply)
    })
    worker.post(content)
  }).finally(() => worker.stop())
}

/** Takes what was read in the place of what was imported before. */
export async function takeImport(): Promise<void> {
  const { state } = useImport.getState()
  if (state.step !== 'ready') return
  const mine = choice
  const { tell } = takingOver(state.title, state.diff)
  const failure = await failureOf(() => call('catalogue.take', state.document))
  if (failure === undefined) tell()
  if (choice !== mine) return
  show(failure === undefined ? { step: 'none' } : { step: 'refused', file: state.file, message: failure.message })
}

/** Returns what is wrong with it, to be shown at the form; undefined once it is added. */
export async function addOperation(input: AddedInput): Promise<string | undefined> {
  return (await failureOf(() => call('catalogue.add', input)))?.message
}
