import { create } from 'zustand'
import { bodyOf } from '#lib/messaging/bodies.ts'
import { attempt } from './problem-store.ts'

interface AnswerState {
  readonly exchangeId: string | undefined
  /** The body as it came; undefined while it is on its way and where it was not kept. */
  readonly text: string | undefined
  /** The background has said what there is: without a text by then, it was not kept. */
  readonly known: boolean
}

/** The body of the answer on show, for a page that shows one at a time and all of it as text. */
export const useAnswer = create<AnswerState>(() => ({ exchangeId: undefined, text: undefined, known: false }))

/** Fetches the body of an exchange from the background, once. */
export async function loadAnswer(exchangeId: string): Promise<void> {
  if (useAnswer.getState().exchangeId === exchangeId) return
  useAnswer.setState({ exchangeId, text: undefined, known: false })
  const text = await attempt(async () => (await bodyOf(exchangeId))?.text())
  if (useAnswer.getState().exchangeId === exchangeId) useAnswer.setState({ text, known: true })
}
