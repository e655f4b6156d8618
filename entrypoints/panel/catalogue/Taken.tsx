import type { ReactNode } from 'react'
import { TakenNote } from '#components/catalogue/TakenNote.tsx'
import { useOverlay } from '#lib/stores/overlay-store.ts'
import { forgetTaken, resetCatalogue, useTaken } from '#lib/stores/taken-store.ts'

/** What an import has just brought; it can be undone as long as that takes nothing else away. */
export function Taken(): ReactNode {
  const { taken } = useTaken()
  const added = useOverlay(({ overlay }) => overlay.added.length)
  const isUndo = taken?.alone === true && added === 0
  return <TakenNote taken={taken} onUndo={isUndo ? () => void resetCatalogue() : undefined} onDismiss={forgetTaken} />
}
