import { useExchanges } from '#lib/stores/exchange-store.ts'
import { stepToProblem } from '#lib/stores/problem-walk-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'

/**
 * F8 goes to the next problem of the answer on show, Shift+F8 to the one before. Taken while it goes down, before the
 * developer tools, which pause the page's scripts by it.
 */
export function takeProblemKeys(): void {
  addEventListener('keydown', onKeyDown, { capture: true })
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'F8' || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const { exchangeId } = useWorkspace.getState()
  const exchange = useExchanges.getState().exchanges.find(({ id }) => id === exchangeId)
  if (exchange === undefined || document.querySelector('dialog[open]') !== null) return
  stepToProblem(exchange, event.shiftKey ? -1 : 1)
}
