import { t } from '#lib/text.ts'
import { typesOf } from '../body/form-schema.ts'
import { checkValue } from '../body/schema-check.ts'
import type { Operation, Parameter } from '../catalogue/catalogue.ts'
import { placeKey } from '../problems/place-marks.ts'
import type { RequestDraft, Row } from './request.ts'

/**
 * What the documentation would not allow in path, query and headers, by place. What is empty is not sent, and what holds
 * a variable is judged by nobody before it is filled in.
 */
export function checkParameters(operation: Operation | undefined, draft: RequestDraft): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const parameter of operation?.parameters ?? []) {
    const value = typedValue(parameter, draft)
    if (value === undefined || value.trim() === '' || value.includes('{{')) continue
    const reason = reasonAgainst(parameter, value)
    if (reason !== undefined) found.set(placeKey({ in: parameter.in, name: parameter.name }), reason)
  }
  return found
}

function typedValue({ in: place, name }: Parameter, { pathValues, query, headers }: RequestDraft): string | undefined {
  if (place === 'path') return pathValues[name]
  const isIt = (row: Row) => row.enabled && row.name.toLowerCase() === name.toLowerCase()
  return (place === 'query' ? query : headers).find(isIt)?.value
}

function reasonAgainst({ name, schema }: Parameter, value: string): string | undefined {
  const [type] = typesOf(schema)
  const isNumber = (type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?$/.test(value)
  const isFlag = type === 'boolean' && /^(?:true|false)$/.test(value)
  const [problem] = checkValue(schema, isNumber ? Number(value) : isFlag ? value === 'true' : value, name)
  if (problem !== undefined) return problem.reason
  // The document gives no format to some dates: their names do.
  const isDate = type === 'string' && schema['format'] === undefined && /date$/i.test(name)
  return isDate && Number.isNaN(Date.parse(value))
    ? t('{name} does not look like a date: write 2026-01-31', { name })
    : undefined
}
