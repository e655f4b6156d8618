import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { usePalette } from '#lib/stores/palette-store.ts'

const load = () => import('./PaletteDialogs.tsx')
const PaletteDialogs = lazy(() => load().then((module) => ({ default: module.PaletteDialogs })))

/** Loads what lies over the page when the page has nothing else to do: what is typed after its key must find it there. */
export function PaletteHost(): ReactNode {
  const open = usePalette((state) => state.open)
  useEffect(() => {
    const idle = requestIdleCallback(() => void load())
    return () => cancelIdleCallback(idle)
  }, [])
  return (
    open && (
      <Suspense>
        <PaletteDialogs open={open} />
      </Suspense>
    )
  )
}
