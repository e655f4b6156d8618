import { useExchanges } from '#lib/stores/exchange-store.ts'
import { draftOfEntry } from '#lib/stores/history-store.ts'
import { openBeside } from '#lib/stores/tab-store.ts'
import { showTab } from '#lib/stores/workspace-store.ts'
import { leadTo } from './lead-focus.ts'

/** Opens a request of the history as a draft, with its answer beside it where that is still here. Sends nothing. */
export async function openAgain(id: string): Promise<void> {
  const draft = await draftOfEntry(id)
  if (draft === undefined) return
  const isHere = useExchanges.getState().exchanges.some((exchange) => exchange.id === id)
  leadTo('request', () => {
    openBeside(draft, isHere ? id : undefined)
    showTab('explore')
  })
}
