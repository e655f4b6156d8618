import type { ReactNode } from 'react'
import { Select } from '#components/ui/Select.tsx'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { t } from '#lib/text.ts'

interface EndpointSelectProps {
  readonly operations: readonly Operation[]
  /** Ids of those that come first, in this order. */
  readonly favourites: readonly string[]
  readonly chosen: string | undefined
  readonly onChoose: (operationId: string) => void
}

export function EndpointSelect({ operations, favourites, chosen, onChoose }: EndpointSelectProps): ReactNode {
  const first = favourites.flatMap((id) => operations.filter((operation) => operation.id === id))
  const rest = operations.filter(({ id }) => !favourites.includes(id))
  const options = [
    ...first.map((operation) => optionOf(operation, t('Favourites'))),
    ...rest.map((operation) => optionOf(operation, groupOf(operation))),
  ]
  return (
    <Select
      label={t('Endpoint')}
      labelUnseen
      options={options}
      value={chosen ?? ''}
      onChange={onChoose}
      disabled={operations.length === 0}
    />
  )
}

function groupOf({ service, tag, effect }: Operation): string {
  return effect === 'read' ? `${service} · ${tag}` : `${service} · ${tag} · ${t('writes')}`
}

const optionOf = ({ id, method, summary }: Operation, group: string) => ({
  value: id,
  label: `${method} ${summary}`,
  group,
})
