/** What can be made to go wrong. `reset` and `hang` break the connection, the others the answer. */
export const FAULT_KINDS = [
  'slow',
  '400',
  '401',
  '403',
  '429',
  '500',
  '503',
  'truncated',
  'html',
  'success-false',
  'hang',
  'redirect',
  'edited',
  'empty',
  'reset',
] as const

type FaultKind = (typeof FAULT_KINDS)[number]

export interface Fault {
  readonly kind: FaultKind
  /** Which calls it meets. A path is concrete, with its variables (`/report/{clientId}`), or a prefix ending in `*`. */
  readonly match?: { readonly method?: string; readonly path?: string }
  /** Only calls for tokens, or only the others. */
  readonly where?: 'token' | 'api'
  /** How often it strikes. Without it, until the faults are cleared. */
  times?: number
  /** `slow`: how long before the call is handled (3 s). `429`: what Retry-After says (1 s). */
  readonly ms?: number
  /** `redirect`: the status (302), and where to (`/moved`). */
  readonly status?: number
  readonly to?: string
  /** `edited`: what the JSON of the answer has in other places, by path: `{"data.credentials.refreshToken": null}`. */
  readonly set?: Readonly<Record<string, unknown>>
  /** `hang` and `reset`: the call is handled first and its answer lost. `truncated` always is. */
  readonly after?: boolean
}

interface FaultTarget {
  readonly method: string
  readonly path: string
  /** The path with its variables, where the catalogue knows it. */
  readonly template: string | undefined
  readonly isToken: boolean
}

/** Takes the first fault that meets this call, and counts it. */
export function takeFault(state: { faults: Fault[] }, target: FaultTarget): Fault | undefined {
  const fault = state.faults.find((candidate) => meets(candidate, target))
  if (fault?.times !== undefined) {
    fault.times -= 1
    state.faults = state.faults.filter(({ times }) => times === undefined || times > 0)
  }
  return fault
}

function meets({ match, where }: Fault, { method, path, template, isToken }: FaultTarget): boolean {
  if (where !== undefined && (where === 'token') !== isToken) return false
  if (match?.method !== undefined && match.method.toUpperCase() !== method) return false
  if (match?.path === undefined) return true
  if (match.path.endsWith('*')) return path.startsWith(match.path.slice(0, -1))
  return match.path === path || match.path === template
}

/** Reads what was posted as faults: one or a list. Undefined when it is neither. */
export function parseFaults(value: unknown): Fault[] | undefined {
  const faults = Array.isArray(value) ? value : [value]
  return faults.every(isFault) ? structuredClone(faults) : undefined
}

function isFault(value: unknown): value is Fault {
  const { kind, where, times, ms, match, status, to, set } = (value ?? {}) as Partial<Record<keyof Fault, unknown>>
  const isCount = (number: unknown) => number === undefined || (typeof number === 'number' && number > 0)
  return (
    FAULT_KINDS.some((known) => known === kind) &&
    (where === undefined || where === 'token' || where === 'api') &&
    (match === undefined || (typeof match === 'object' && match !== null)) &&
    (to === undefined || typeof to === 'string') &&
    (set === undefined || (typeof set === 'object' && set !== null)) &&
    [times, ms, status].every(isCount)
  )
}
