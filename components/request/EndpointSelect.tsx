import type { ReactNode } from 'react'
import { Select } from '#components/ui/Select.tsx'
import { type Catalogue, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Unpublished, Webhook } from '#lib/signet/catalogue/links.ts'
import { t } from '#lib/text.ts'

interface EndpointSelectProps {
  readonly catalogue: Catalogue
  readonly favourites: readonly Operation[]
  readonly chosen: string | undefined
  readonly onChoose: (operation: Operation) => void
  readonly onAddPath: (unpublished: Unpublished) => void
  readonly onWebhook: (webhook: Webhook) => void
}

/**
 * The tree of endpoints where there is no room for one: the favourites first, older forms at the end of their group, and
 * last what opens a dialog. Whoever goes through the list by keys comes by the requests before it.
 */
export function EndpointSelect({ catalogue, favourites, chosen, ...actions }: EndpointSelectProps): ReactNode {
  const ranked = [...favourites, ...catalogue.operations.filter((operation) => !favourites.includes(operation))].map(
    (operation) => ({
      value: operation.id,
      label: `${operation.method} · ${operation.summary}`,
      group: favourites.includes(operation) ? t('Favourites') : groupOf(operation),
    }),
  )
  const names = catalogue.unpublished.map(({ name }) => ({
    value: `name/${name}`,
    label: t('{name} · Add path…', { name }),
    group: t('Path not published'),
  }))
  const events = catalogue.webhooks.map(({ name, tag }) => ({ value: `event/${name}`, label: `${name}…`, group: tag }))
  function choose(value: string): void {
    const operation = operationById(value, catalogue)
    const unpublished = catalogue.unpublished.find(({ name }) => value === `name/${name}`)
    const webhook = catalogue.webhooks.find(({ name }) => value === `event/${name}`)
    if (operation !== undefined) actions.onChoose(operation)
    else if (unpublished !== undefined) actions.onAddPath(unpublished)
    else if (webhook !== undefined) actions.onWebhook(webhook)
  }
  return (
    <Select
      label={t('Endpoints')}
      labelUnseen
      options={[{ value: '', label: t('Choose an endpoint') }, ...ranked, ...names, ...events]}
      value={chosen ?? ''}
      onChange={choose}
    />
  )
}

const groupOf = ({ service, tag }: Operation): string => (service === tag ? service : `${service} · ${tag}`)
