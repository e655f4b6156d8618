import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followClock } from '#lib/stores/clock-store.ts'
import { followExchanges } from '#lib/stores/exchange-store.ts'
import { followSession } from '#lib/stores/session-store.ts'
import { App } from './App.tsx'

followSession()
// At once, though the answers are shown by a part that loads later: the present ones are asked for once.
followExchanges()
followClock()

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
