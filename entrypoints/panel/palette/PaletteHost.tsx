import { type ReactNode, useEffect } from 'react'
import { usePalette } from '#lib/stores/palette-store.ts'
import { loadVocabulary } from '#lib/stores/vocabulary-store.ts'
import { PaletteDialogs } from './PaletteDialogs.tsx'

/**
 * What lies over the page. It is there with the page and not loaded when its key is struck: the letters that are typed
 * right after it would go into what the focus was on.
 */
export function PaletteHost(): ReactNode {
  const open = usePalette((state) => state.open)
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadVocabulary())
    return () => cancelIdleCallback(idle)
  }, [])
  return open && <PaletteDialogs open={open} />
}
