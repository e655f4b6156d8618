import type { EpochMs } from '#lib/signet/token/token.ts'

/** What the sandbox remembers of a call: never a header, a query or a body, so never a token. */
export interface CallLogEntry {
  readonly at: EpochMs
  readonly method: string
  readonly path: string
  /** 0 where the connection was broken instead of an answer. */
  readonly status: number
  /** Undefined where the catalogue has no such call. */
  readonly operationId: string | undefined
}

export interface CallLog {
  /** The latest calls, oldest first. */
  readonly calls: readonly CallLogEntry[]
  /** All calls since the start or the last reset, by operation. */
  readonly counts: Readonly<Record<string, number>>
}

const MOST_ENTRIES = 2000
const UNKNOWN = 'unknown'

export interface CallLogBook {
  readonly add: (entry: CallLogEntry) => void
  readonly read: () => CallLog
  readonly clear: () => void
}

export function createCallLog(): CallLogBook {
  let calls: CallLogEntry[] = []
  let counts: Record<string, number> = {}
  return {
    add(entry) {
      calls.push(entry)
      if (calls.length > MOST_ENTRIES) calls.shift()
      const name = entry.operationId ?? UNKNOWN
      counts[name] = (counts[name] ?? 0) + 1
    },
    read: () => ({ calls: [...calls], counts: { ...counts } }),
    clear() {
      calls = []
      counts = {}
    },
  }
}
