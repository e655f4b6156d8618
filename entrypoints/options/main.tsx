import './options.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followClock } from '#lib/stores/clock-store.ts'
import { followSession } from '#lib/stores/session-store.ts'
import { followShortcut } from '#lib/stores/shortcut-store.ts'
import { App } from './App.tsx'

followSession()
followClock()
followShortcut()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
