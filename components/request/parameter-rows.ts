import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Row } from '#lib/signet/request/request.ts'

/** The query's rows as they are shown: the operation's parameters first, those it lacks empty
 * (which is not sent); then the user's own. */
export function parameterRows(operation: Operation | undefined, query: readonly Row[]): readonly Row[] {
  const names = (operation?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name)
  const known = names.flatMap((name) => {
    const given = query.filter((row) => row.name === name)
    return given.length > 0 ? given : [{ name, value: '', enabled: true }]
  })
  return [...known, ...query.filter((row) => !names.includes(row.name))]
}

/** How many rows would be sent. */
export function filledRows(rows: readonly Row[]): number {
  return rows.filter(({ enabled, name, value }) => enabled && name !== '' && value !== '').length
}
