import { redo, undo } from '#lib/stores/undo-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'

/**
 * Ctrl+Z and Cmd+Z take back the last edit of the request, wherever in it the focus is: fields, editor and buttons have
 * one history. Taken while it goes down, before the field or the editor, which know only of themselves. What is typed
 * outside of the request (a search, a dialog) is undone by the browser as ever.
 */
export function takeUndoKeys(): void {
  addEventListener('keydown', onKeyDown, { capture: true })
}

function onKeyDown(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || useWorkspace.getState().tab !== 'explore') return
  const key = event.key.toLowerCase()
  const isRedo = (key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey && event.ctrlKey)
  if (!isRedo && (key !== 'z' || event.shiftKey)) return
  if (document.querySelector('dialog[open]') !== null || isTypedElsewhere(event)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (isRedo) redo()
  else undo()
}

function isTypedElsewhere(event: KeyboardEvent): boolean {
  const [target] = event.composedPath()
  const isText = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))
  return isText && !(event.target instanceof Element && event.target.closest('.column-request') !== null)
}
