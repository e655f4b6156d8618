import { expect, it } from 'vitest'
import { sampleOf } from '#lib/signet/body/sample.ts'
import { checkValue } from '#lib/signet/body/schema-check.ts'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'

const WITH_BODY = OPERATIONS.filter(({ hasBody }) => hasBody)

it.each(WITH_BODY.map(({ id }) => id))('makes a body for %s that its schema allows', (id) => {
  const schema = bodySchema(id) ?? {}
  expect(checkValue(schema, sampleOf(schema))).toEqual([])
})

it.each([
  [{ example: 'shown', type: 'string' }, 'shown'],
  [{ enum: ['A', 'B'] }, 'A'],
  [{ type: 'string', format: 'ipv4' }, '192.0.2.17'],
  [{ type: 'string', minLength: 6, maxLength: 8 }, 'textxx'],
  [{ type: ['integer', 'null'], minimum: 3 }, 3],
  [{ type: 'object', required: ['a'], properties: { a: { type: 'boolean' }, b: {} } }, { a: true }],
  [{ type: 'object', properties: { b: { type: 'array', items: { const: 1 } } } }, { b: [1] }],
  [{ allOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } } }] }, { a: 1, b: 2 }],
  [{ anyOf: [{ const: 'first' }, { const: 'second' }] }, 'first'],
])('samples %j', (schema, value) => {
  expect(sampleOf(schema)).toEqual(value)
})

it('ends where a schema contains itself', () => {
  const schema: Record<string, unknown> = { type: 'object', properties: {} }
  schema['properties'] = { inner: schema }
  expect(JSON.stringify(sampleOf(schema)).length).toBeLessThan(200)
})
