/**
 * Puts a text on the clipboard.
 *
 * A DevTools panel is refused the modern call by its frame's policy; there the older command does it, and the text is
 * handed over in its event, so that it never stands in the document.
 *
 * @returns True only when the browser has taken the text.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyByCommand(text)
  }
}

/** The older way alone: the only one for a page that nobody sees. The text stands in no document. */
export function copyByCommand(text: string): boolean {
  let taken = false
  const hand = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    taken = event.clipboardData !== null
  }
  document.addEventListener('copy', hand, { capture: true, once: true })
  try {
    return document.execCommand('copy') && taken
  } finally {
    document.removeEventListener('copy', hand, { capture: true })
  }
}
