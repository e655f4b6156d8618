import './welcome.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { sayPage } from '#components/ui/page-language.ts'
import { followClock } from '#lib/stores/clock-store.ts'
import { followSession } from '#lib/stores/session-store.ts'
import { App } from './App.tsx'

sayPage()
followSession()
followClock()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
