import { create } from 'zustand'
import { NO_OVERLAY, type Overlay } from '#lib/signet/catalogue/overlay.ts'

/** What the user imported and added, as the database has it. Only `followOverlay` writes here. */
export const useOverlay = create<{ readonly overlay: Overlay }>(() => ({ overlay: NO_OVERLAY }))
