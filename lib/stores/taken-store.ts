import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { OverlayDiff } from '#lib/signet/catalogue/overlay-diff.ts'
import { useOverlay } from './overlay-store.ts'
import { attempt } from './problem-store.ts'

/** What an import has brought into the catalogue, to be told and seen until the user goes on. */
interface Taken {
  readonly title: string
  readonly count: number
  /** The first of it, new or changed. */
  readonly first: Pick<Operation, 'method' | 'path'> | undefined
  /** Nothing of the user's own was there before: to reset the catalogue is to undo the import. */
  readonly alone: boolean
}

export const useTaken = create<{ readonly taken: Taken | undefined }>(() => ({ taken: undefined }))

/** Reads what is the user's own as it was before: to be called first, and told once the import is taken. */
export function takingOver(title: string, { added, changed }: OverlayDiff): { tell: () => void } {
  const { overlay } = useOverlay.getState()
  const alone = overlay.imported === undefined && overlay.added.length === 0
  const first = added[0] ?? changed[0]?.operation
  const taken: Taken = { title, count: added.length + changed.length, first, alone }
  return { tell: () => useTaken.setState({ taken }) }
}

export const forgetTaken = (): void => useTaken.setState({ taken: undefined })

/** Back to the built-in catalogue. */
export function resetCatalogue(): Promise<unknown> {
  forgetTaken()
  return attempt(() => call('catalogue.reset'))
}
