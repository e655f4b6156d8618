import type { ReactNode } from 'react'
import { Select } from '#components/ui/Select.tsx'
import { OPERATIONS, type Operation, operationById } from '#lib/signet/catalogue.ts'

interface EndpointSelectProps {
  readonly chosen: string | undefined
  readonly onChoose: (operation: Operation) => void
}

const OPTIONS = [
  { value: '', label: 'Choose an endpoint' },
  ...OPERATIONS.map(({ id, method, summary, service, tag }) => ({
    value: id,
    label: `${method} · ${summary}`,
    group: service === tag ? service : `${service} · ${tag}`,
  })),
]

/** The tree of endpoints where there is no room for one. */
export function EndpointSelect({ chosen, onChoose }: EndpointSelectProps): ReactNode {
  return (
    <Select
      label="Endpoints"
      labelUnseen
      options={OPTIONS}
      value={chosen ?? ''}
      onChange={(id) => {
        const operation = operationById(id)
        if (operation !== undefined) onChoose(operation)
      }}
    />
  )
}
