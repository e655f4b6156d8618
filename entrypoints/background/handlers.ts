import type { Handlers } from '#lib/messaging/contract.ts'
import { openOptions } from '#lib/platform/tabs.ts'
import { catalogueHandlers } from './catalogue-handlers.ts'
import type { Background } from './compose.ts'
import { historyHandlers } from './history-handlers.ts'
import { profileHandlers } from './profile-handlers.ts'
import { requestHandlers } from './request-handlers.ts'
import { shortcutHandlers } from './shortcut-handlers.ts'
import { tokenHandlers } from './token-handlers.ts'
import { vaultHandlers } from './vault-handlers.ts'
import { openWorkspace } from './workspace.ts'

/** What each operation of the contract means. One line of wiring each; the work is done in the rooms. */
export function createHandlers(background: Background): Handlers {
  return {
    'views.read': () => background.readViews(),
    ...profileHandlers(background),
    ...vaultHandlers(background),
    ...tokenHandlers(background),
    ...historyHandlers(background),
    ...catalogueHandlers(background),
    ...requestHandlers(background),
    'workspace.open': openWorkspace,
    'options.open': openOptions,
    ...shortcutHandlers(),
  }
}
