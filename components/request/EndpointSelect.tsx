import type { ReactNode } from 'react'
import { Select } from '#components/ui/Select.tsx'
import { type Catalogue, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { t } from '#lib/text.ts'

interface EndpointSelectProps {
  readonly catalogue: Catalogue
  readonly favourites: readonly Operation[]
  readonly chosen: string | undefined
  readonly onChoose: (operation: Operation) => void
}

/** The tree of endpoints where there is no room for one: the favourites first, older forms at the end of their group. */
export function EndpointSelect({ catalogue, favourites, chosen, onChoose }: EndpointSelectProps): ReactNode {
  const ranked = [...favourites, ...catalogue.operations.filter((operation) => !favourites.includes(operation))].map(
    (operation) => ({
      value: operation.id,
      label: `${operation.method} · ${operation.summary}`,
      group: favourites.includes(operation) ? t('Favourites') : groupOf(operation),
    }),
  )
  return (
    <Select
      label={t('Endpoints')}
      labelUnseen
      options={[{ value: '', label: t('Choose an endpoint') }, ...ranked]}
      value={chosen ?? ''}
      onChange={(id) => {
        const operation = operationById(id, catalogue)
        if (operation !== undefined) onChoose(operation)
      }}
    />
  )
}

const groupOf = ({ service, tag }: Operation): string => (service === tag ? service : `${service} · ${tag}`)
