import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { copyAndTell } from '#lib/stores/copy-store.ts'
import { useReading } from '#lib/stores/reading-store.ts'
import { t } from '#lib/text.ts'

/** Bytes of an answer that a ticket looks at: it shows a part of them. */
const LOOKED_AT_BYTES = 200_000

/** An exchange as Markdown, for whoever is to look into it. */
export async function copyTicket(exchange: Exchange): Promise<void> {
  const { exchangeId, body } = useReading.getState()
  const isText = exchangeId === exchange.id && exchange.answer?.body !== 'binary'
  const [{ buildTicket }, answer] = await Promise.all([
    import('#lib/interchange/ticket.ts'),
    isText ? body?.slice(0, LOOKED_AT_BYTES).text() : undefined,
  ])
  const ticket = buildTicket(exchange, operationOf(exchange)?.summary, answer)
  await copyAndTell(ticket, t('Copied for a ticket (personal data is in it)'))
}

/** What went out, as a command that sends it again. */
export async function copySentCurl(exchange: Exchange): Promise<void> {
  await copyAndTell(await sentCurl(exchange), t('Copied what was sent as cURL'))
}

/** The same, for an answer that is too long to be shown: the command keeps it in a file. */
export async function copySavingCurl(exchange: Exchange): Promise<void> {
  const file = `${exchange.operationId ?? 'signet'}-answer.json`
  await copyAndTell((await sentCurl(exchange)).replace(/^curl/, `curl --output ${file}`), t('Copied a cURL command'))
}

async function sentCurl(exchange: Exchange): Promise<string> {
  const [{ curl }, { snippetOfSent }] = await Promise.all([
    import('#lib/signet/snippets/curl.ts'),
    import('#lib/signet/snippets/snippet-request.ts'),
  ])
  return curl(snippetOfSent(exchange.request, operationOf(exchange)))
}

const operationOf = ({ operationId }: Exchange) =>
  useCatalogue.getState().catalogue.operations.find(({ id }) => id === operationId)
