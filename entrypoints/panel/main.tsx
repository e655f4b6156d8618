import '#components/ui/base.css'
import './panel.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { sayPage } from '#components/ui/page-language.ts'
import { followDevtoolsTheme, inspectedTabId, isDevtools } from '#lib/platform/devtools.ts'
import { followCatalogue } from '#lib/stores/catalogue-following.ts'
import { followClock } from '#lib/stores/clock-store.ts'
import { followOperations } from '#lib/stores/draft-adapting.ts'
import { followExchanges } from '#lib/stores/exchange-store.ts'
import { collectKnownIds } from '#lib/stores/known-id-store.ts'
import { followSession } from '#lib/stores/session-store.ts'
import { followTrace } from '#lib/stores/trace-store.ts'
import { followEdits } from '#lib/stores/undo-store.ts'
import { openWorkspace } from '#lib/stores/workspace-store.ts'
import { App } from './App.tsx'
import { takeProblemKeys } from './answer/problem-keys.ts'
import { takeAreaKeys } from './area-keys.ts'
import { keepEscapeKey } from './escape-key.ts'
import { takePaletteKeys } from './palette/palette-keys.ts'
import { takeSendKey } from './request/send-key.ts'
import { takeUndoKeys } from './request/undo-keys.ts'

sayPage()
if (isDevtools()) followDevtoolsTheme((theme) => document.documentElement.setAttribute('data-theme', theme))
// The requests that the page held know what the user imported before: only what comes from now on is new to them.
void followCatalogue().then(followOperations)
followSession()
followExchanges()
followTrace()
collectKnownIds()
followClock()
takeSendKey()
takeProblemKeys()
takePaletteKeys()
takeAreaKeys()
keepEscapeKey()
takeUndoKeys()
// What the page held before is no edit.
void openWorkspace(isDevtools() ? 'panel' : 'tab', inspectedTabId()).then(() => followEdits())
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
