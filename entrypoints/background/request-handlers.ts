import { bytesKey, type Handlers } from '#lib/messaging/contract.ts'
import { bytesOf } from '#lib/signet/envelope/decode-body.ts'
import type { Background } from './compose.ts'

type Names =
  | 'request.send'
  | 'request.cancel'
  | 'list.page'
  | 'list.stop'
  | 'save.begin'
  | 'save.watch'
  | 'save.take'
  | 'save.stop'
  | 'exchange.body'
  | 'exchange.bytes'
  | 'draft.redact'
  | 'page.open'
  | 'page.keep'

/** Sending, and what pages keep while they are closed. */
export function requestHandlers(background: Background): Pick<Handlers, Names> {
  const { exchanges, secretFields, sender, pages, lists, saves } = background
  return {
    'request.send': (order) => sender.send(order),
    'request.cancel': async (exchangeId) => sender.cancel(exchangeId),
    'list.page': (order) => lists.page(order),
    'list.stop': async (orderId) => lists.stop(orderId),
    'save.begin': (order) => saves.begin(order),
    'save.watch': (orderId) => saves.watch(orderId),
    'save.take': async (orderId) => {
      const blob = saves.body(orderId)
      if (blob !== undefined) background.postBody({ exchangeId: orderId, blob })
      return blob !== undefined
    },
    'save.stop': async (orderId) => saves.stop(orderId),
    'exchange.body': async (exchangeId) => {
      const body = await exchanges.body(exchangeId)
      if (body === undefined) return false
      const { answer } = (await exchanges.all()).find(({ id }) => id === exchangeId) ?? {}
      background.postBody({ exchangeId, blob: new Blob([answer?.body === 'binary' ? bytesOf(body) : body]) })
      return true
    },
    'exchange.bytes': async (exchangeId) => {
      const bytes = exchanges.bytes(exchangeId)
      if (bytes !== undefined) background.postBody({ exchangeId: bytesKey(exchangeId), blob: new Blob([bytes]) })
      return bytes !== undefined
    },
    'page.open': (kind, inspectedTab, { tabId }) =>
      pages.open(kind, kind === 'popup' ? undefined : (inspectedTab ?? tabId)),
    'draft.redact': (draft) => secretFields.withoutSecrets(draft),
    'page.keep': async (page, state) => pages.keep(page, await secretFields.withoutSecrets(state)),
  }
}
