import { liveQuery } from 'dexie'
import { OVERLAY_ID, openOverlayDb } from '#lib/interchange/overlay-db.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { layOver, NO_OVERLAY } from '#lib/signet/catalogue/overlay.ts'
import { useCatalogue } from './catalogue-store.ts'
import { useOverlay } from './overlay-store.ts'

/**
 * Lays the user's own part over the built-in catalogue, now and after each change. One that cannot be read is none.
 *
 * @returns Settles when it lies there for the first time.
 */
export function followOverlay(): Promise<void> {
  const db = openOverlayDb()
  const { promise, resolve } = Promise.withResolvers<void>()
  liveQuery(() => db.overlays.get(OVERLAY_ID)).subscribe({
    next(row) {
      const overlay = row?.overlay ?? NO_OVERLAY
      useOverlay.setState({ overlay })
      useCatalogue.setState(layOver(FULL_CATALOGUE, overlay))
      resolve()
    },
    error: () => resolve(),
  })
  return promise
}
