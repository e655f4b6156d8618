import { sendDraft } from '#lib/stores/send-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'

/**
 * Ctrl+Enter or Cmd+Enter sends, wherever the focus is. Taken while it goes down, before the editor, which would open
 * a line, and the developer tools, which have keys of their own. Not in a dialog: there it would answer for the user; and not while the request is out of sight.
 */
export function takeSendKey(): void {
  addEventListener('keydown', onKeyDown, { capture: true })
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (useWorkspace.getState().tab !== 'explore') return
  if (!event.repeat && document.querySelector('dialog[open]') === null) void sendDraft()
}
