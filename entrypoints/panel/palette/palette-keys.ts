import { closePalette, openPalette, openShortcuts, usePalette } from '#lib/stores/palette-store.ts'
import { useSession } from '#lib/stores/session-store.ts'

/**
 * Ctrl+K or Cmd+K opens and closes the palette, ? the list of shortcuts where nothing is being typed. Taken while they
 * go down, before the developer tools, which have their own use for these keys and for Escape.
 */
export function takePaletteKeys(): void {
  addEventListener('keydown', onKeyDown, { capture: true })
}

function onKeyDown(event: KeyboardEvent): void {
  const { open } = usePalette.getState()
  if (event.key === 'Escape' && open !== undefined) take(event, closePalette)
  else if (isPaletteKey(event)) take(event, open === 'palette' ? closePalette : unlessAsked(openPalette))
  else if (isShortcutsKey(event) && !isTyping(event)) {
    take(event, open === 'shortcuts' ? closePalette : unlessAsked(openShortcuts))
  }
}

function take(event: KeyboardEvent, act: () => void): void {
  event.preventDefault()
  event.stopImmediatePropagation()
  if (!event.repeat) act()
}

/** A question that is open is answered first. */
const unlessAsked = (act: () => void) => (): void => {
  const isAsked = usePalette.getState().open === undefined && document.querySelector('dialog[open]') !== null
  if (!isAsked) act()
}

const isPaletteKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey

/** The user may have switched it off: whoever speaks to the computer does not want keys of one letter. */
const isShortcutsKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key === '?' && !ctrlKey && !metaKey && !altKey && useSession.getState().settings.shortcutsKey

function isTyping(event: KeyboardEvent): boolean {
  // The editor stands in a shadow root: from outside, the event has its host as the target.
  const [target] = event.composedPath()
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])')
}
