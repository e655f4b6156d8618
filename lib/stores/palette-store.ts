import { create } from 'zustand'

/** What lies over the page: the palette, the list of shortcuts, or nothing. */
interface PaletteState {
  readonly open: 'palette' | 'shortcuts' | undefined
}

export const usePalette = create<PaletteState>(() => ({ open: undefined }))

export const openPalette = (): void => usePalette.setState({ open: 'palette' })
export const openShortcuts = (): void => usePalette.setState({ open: 'shortcuts' })
export const closePalette = (): void => usePalette.setState({ open: undefined })
