import { Dexie, type Table } from 'dexie'
import type { Overlay } from '#lib/signet/catalogue/overlay.ts'

/** The one row of the table. */
export const OVERLAY_ID = 'overlay'

export interface OverlayRow {
  readonly id: typeof OVERLAY_ID
  readonly overlay: Overlay
}

/**
 * What the user imported and added to the catalogue, on this computer (IndexedDB, in plain: it holds no secret). Written
 * by the background alone, read by pages; cleared by a reset.
 */
export interface OverlayDb extends Dexie {
  readonly overlays: Table<OverlayRow, string>
}

export function openOverlayDb(name = 'signet-catalogue'): OverlayDb {
  const db = new Dexie(name)
  db.version(1).stores({ overlays: 'id' })
  return db as OverlayDb
}
