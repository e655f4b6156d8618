import type { Handler, SandboxCall } from './call.ts'
import { done, invalid, type Outcome } from './outcome.ts'
import { itemPage } from './pages.ts'
import type { Mandate } from './records.ts'

export const MANDATE_SEARCH_HANDLERS = {
  findMandates: (call) => {
    const filters = filtersOf(call)
    if (filters.size === 0) return needsFilter(call)
    const badDate = ['startDate', 'endDate'].find((name) => filters.has(name) && !isDate(filters.get(name)))
    if (badDate !== undefined) {
      return invalid({ name: badDate, code: 'invalid_format', reason: `${badDate} must be a date in ISO 8601` })
    }
    const rows = call.state.data.mandates.filter((mandate) => isWanted(mandate, filters))
    return itemPage(call, 'Mandates retrieved successfully.', rows)
  },
  /** Of an unknown client too: it has none. */
  listClientMandates: ({ state, path }) => {
    const rows = state.data.mandates.filter(({ clientId }) => clientId === path['clientId'])
    return done('Mandates retrieved successfully.', rows.toReversed())
  },
} as const satisfies Readonly<Record<string, Handler>>

function filtersOf({ operation, query }: SandboxCall): Map<string, string> {
  const given = operation.needsOneOf.map((name) => [name, String(query[name] ?? '')] as const)
  return new Map(given.filter(([, value]) => value !== ''))
}

function needsFilter({ operation }: SandboxCall): Outcome {
  const reason = `At least one filter is required: ${operation.needsOneOf.join(', ')}`
  return invalid({ name: 'filter', code: 'required', reason })
}

function isWanted(mandate: Mandate, filters: ReadonlyMap<string, string>): boolean {
  const fields = mandate as unknown as Record<string, unknown>
  return [...filters].every(([name, value]) => {
    if (name === 'startDate') return Date.parse(mandate.createdAt) >= Date.parse(value)
    if (name === 'endDate') return Date.parse(mandate.createdAt) <= endOf(value)
    return String(fields[name] ?? '').toLowerCase() === value.toLowerCase()
  })
}

const isDate = (value: string | undefined): boolean =>
  /^\d{4}-\d\d-\d\d/.test(value ?? '') && !Number.isNaN(Date.parse(value ?? ''))

/** A day without a time means the whole day. */
function endOf(value: string): number {
  return Date.parse(value.length === 10 ? `${value}T23:59:59.999Z` : value)
}
