import { defineBackground } from 'wxt/utils/define-background'
import { serve } from '#lib/messaging/server.ts'
import { onAlarm } from '#lib/platform/alarm.ts'
import { onFirstInstall, onMemoryLost } from '#lib/platform/lifecycle.ts'
import { openTab } from '#lib/platform/tabs.ts'
import { compose } from './compose.ts'
import { AUTO_LOCK_ALARM } from './compose-keys.ts'
import { registerElsewhere } from './elsewhere.ts'
import { createHandlers } from './handlers.ts'

/** Wiring alone. Everything is registered synchronously: a browser that wakes the background asks at once. */
export default defineBackground({
  type: 'module',
  main() {
    const background = compose()
    // Pages may still show what the last life of the background was doing when it was stopped.
    void Promise.allSettled([background.catchUp(), background.publishSession()])
    const handlers = createHandlers(background)
    serve(handlers)
    registerElsewhere(background, handlers)
    onMemoryLost((why) => void background.loss.began(why))
    onAlarm(AUTO_LOCK_ALARM, () => void background.autoLock.ring())
    onFirstInstall(() => void openTab('welcome.html').catch(() => undefined))
  },
})
