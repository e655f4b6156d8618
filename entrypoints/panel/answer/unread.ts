import type { UnreadBodyProps } from '#components/response/UnreadBody.tsx'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { saveAgain, stopSaving, useSaves } from '#lib/stores/save-store.ts'
import { copySavingCurl } from './copy-exchange.ts'

/** What can be done about an answer that was too long to be read. The background sees for itself that it is a read. */
export function useUnread(exchange: Exchange): Omit<UnreadBodyProps, 'bytes'> {
  const saving = useSaves(({ saves }) => saves[exchange.id])
  const operation = useCatalogue(({ catalogue }) => operationById(exchange.operationId, catalogue))
  return {
    saving,
    notAgain: notAgain(exchange, operation),
    onSave: () => void saveAgain(exchange),
    onStop: () => stopSaving(exchange.id),
    onCopyCurl: () => void copySavingCurl(exchange),
  }
}

function notAgain({ draft }: Exchange, operation: ReturnType<typeof operationById>): UnreadBodyProps['notAgain'] {
  if (operation?.secretAnswer) return 'secret'
  if (operation?.effect !== 'read') return 'may-write'
  return draft === undefined ? 'forgotten' : undefined
}
