import './options.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { sayPage } from '#components/ui/page-language.ts'
import { followClock } from '#lib/stores/clock-store.ts'
import { followSession } from '#lib/stores/session-store.ts'
import { followShortcut } from '#lib/stores/shortcut-store.ts'
import { t } from '#lib/text.ts'
import { App } from './App.tsx'

sayPage()
document.title = t('Signet Explorer: settings')
followSession()
followClock()
followShortcut()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
