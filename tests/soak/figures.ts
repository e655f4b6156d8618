import { appendFileSync } from 'node:fs'

/** Whether the long tests run in full (`npm run test:soak`) or as a cut (`npm test`). */
const IN_FULL = process.env['SIGNET_SOAK'] === 'full'

/** How often, how long or how many: `full` in a soak run, `cut` else. */
export function inFull<Value>(full: Value, cut: Value): Value {
  return IN_FULL ? full : cut
}

/** One line of the table that a soak run ends with. */
export interface Figure {
  readonly test: string
  readonly figures: Readonly<Record<string, string | number>>
}

/** Notes what a long test has measured. A soak run names the file; any other run keeps no notes. */
export function noteFigures(test: string, figures: Figure['figures']): void {
  const file = process.env['SIGNET_FIGURES']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ test, figures } satisfies Figure)}\n`)
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0
}
