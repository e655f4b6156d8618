import type { ReactNode } from 'react'
import { Select } from '#components/ui/Select.tsx'
import type { Operation } from '#lib/signet/catalogue.ts'

interface EndpointSelectProps {
  readonly operations: readonly Operation[]
  readonly chosen: string | undefined
  readonly onChoose: (operationId: string) => void
}

export function EndpointSelect({ operations, chosen, onChoose }: EndpointSelectProps): ReactNode {
  const options = operations.map(({ id, method, summary, service, tag }) => ({
    value: id,
    label: `${method} ${summary}`,
    group: `${service} · ${tag}`,
  }))
  return (
    <Select
      label="Endpoint"
      labelUnseen
      options={options}
      value={chosen ?? ''}
      onChange={onChoose}
      disabled={operations.length === 0}
    />
  )
}
