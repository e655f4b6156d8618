import type { Handlers } from '#lib/messaging/contract.ts'
import { openOptions } from '#lib/platform/tabs.ts'
import type { Background } from './compose.ts'
import { profileHandlers } from './profile-handlers.ts'
import { requestHandlers } from './request-handlers.ts'
import { shortcutHandlers } from './shortcut-handlers.ts'
import { tokenHandlers } from './token-handlers.ts'
import { vaultHandlers } from './vault-handlers.ts'
import { openWorkspace } from './workspace.ts'

/** What each operation of the contract means. One line of wiring each; the work is done in the rooms. */
export function createHandlers(background: Background, revived: Promise<void>): Handlers {
  return {
    'views.read': async () => {
      await revived
      return background.readViews()
    },
    ...profileHandlers(background),
    ...vaultHandlers(background),
    ...tokenHandlers(background),
    ...requestHandlers(background, revived),
    'workspace.open': openWorkspace,
    'options.open': openOptions,
    ...shortcutHandlers(),
  }
}
