import type { Handlers } from '#lib/messaging/contract.ts'
import { commandKeys, openShortcutSettings } from '#lib/platform/commands.ts'

/** Pages cannot ask the browser for its shortcuts: that part of its API is locked away from them. */
export function shortcutHandlers(): Pick<Handlers, 'shortcuts.read' | 'shortcuts.open'> {
  return {
    async 'shortcuts.read'() {
      const keys = await commandKeys()
      return { copyToken: keys.get('copy-token') ?? '', lock: keys.get('lock') ?? '' }
    },
    'shortcuts.open': openShortcutSettings,
  }
}
