import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typedInto, withAlternative, withNewItem } from '#lib/signet/body/form-edit.ts'
import { type FormField, formOf } from '#lib/signet/body/form-fields.ts'
import { sampleOf } from '#lib/signet/body/sample.ts'
import type { Schema } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema, SCHEMAS } from '#lib/signet/catalogue/schemas.ts'
import { type JsonNode, nodeAt, parseNode } from '#lib/signet/json/json-node.ts'
import { pointerTo } from '#lib/signet/json/json-pointer.ts'

const leavesOf = (field: FormField): FormField[] => (field.fields.length > 0 ? field.fields.flatMap(leavesOf) : [field])
const fieldAt = (form: FormField | undefined, pointer: string): FormField | undefined =>
  form?.pointer === pointer ? form : form?.fields.map((one) => fieldAt(one, pointer)).find((one) => one !== undefined)

/** What is written at every end of a text. */
function written(
  text: string,
  node: JsonNode | undefined = parseNode(text),
  pointer = '',
): (readonly [string, string])[] {
  const steps: (readonly [string | number, JsonNode])[] =
    node?.kind === 'array'
      ? [...node.items.entries()]
      : (node?.members ?? []).map(({ name, value }) => [name, value] as const)
  if (node === undefined) return []
  if (steps.length === 0) return [[pointer, text.slice(node.from, node.to)]]
  return steps.flatMap(([step, value]) => written(text, value, pointerTo(pointer, step)))
}

const isWithin = (pointer: string, whole: string) => pointer === whole || pointer.startsWith(`${whole}/`)

/** Ends outside a pointer. An object that the edit filled or emptied was an end, or is one now. */
const elsewhere = (text: string, pointer: string) =>
  written(text).filter(([at, json]) => !isWithin(at, pointer) && !(isWithin(pointer, at) && json === '{}'))

describe('a form edit', () => {
  const unusual = fc.constantFrom('1.0', '1e400', '-0', '12345678901234567890', '"\\u00e9"', '{"b":1,"a":[2, 2.50]}')

  it.each(Object.keys(SCHEMAS.bodies))('changes nothing of a body for %s but the field', (id) => {
    const schema = bodySchema(id) as Schema
    const base = fc.constantFrom('', '{}', JSON.stringify(sampleOf(schema)), JSON.stringify(sampleOf(schema), null, 2))
    fc.assert(
      fc.property(
        base,
        unusual,
        fc.array(fc.tuple(fc.nat(), fc.oneof(fc.string(), fc.double().map(String)))),
        (start, odd, edits) => {
          let text = start.replace(/\}\s*$/, (end) => `${/\{\s*\}$/.test(start) ? '' : ','} "x-unknown": ${odd}${end}`)
          for (const [pick, typed] of edits) {
            const leaves = leavesOf(formOf(schema, text) as FormField).filter(
              ({ kind }) => kind === 'text' || kind === 'number',
            )
            const field = leaves[pick % Math.max(1, leaves.length)]
            if (field === undefined) return
            const changed = typedInto(text, field, typed)

            expect(elsewhere(changed, field.pointer)).toEqual(elsewhere(text, field.pointer))
            expect(fieldAt(formOf(schema, changed), field.pointer)?.text ?? '').toBe(typed)
            text = changed
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('keeps a number as it was typed, and a text while it is none', () => {
    const amount = (text: string) =>
      fieldAt(formOf({ properties: { amount: { type: 'number' } } }, text), '/amount') as FormField

    expect(typedInto('', amount(''), '1.')).toBe('{\n  "amount": "1."\n}')
    expect(typedInto('{"amount": "1."}', amount('{"amount": "1."}'), '1.50')).toBe('{"amount": 1.50}')
    expect(typedInto('{"amount": 1.50}', amount('{"amount": 1.50}'), '')).toBe('{}')
  })

  it('puts a new field where the documentation has it', () => {
    const schema = bodySchema('updateClient') as Schema
    const text = '{"clientId": "a", "status": "active"}'
    const name = fieldAt(formOf(schema, text), '/name') as FormField

    expect(typedInto(text, name, 'Ada')).toBe('{"clientId": "a", "name": "Ada", "status": "active"}')
  })
})

describe('the form', () => {
  const blacklist = bodySchema('blacklistClient') as Schema

  it('knows types, choices, formats and what is required', () => {
    const form = formOf(blacklist, '{"clientId": "x", "reasons": [{"category": "FRAUD"}]}')

    expect(fieldAt(form, '/clientId')).toMatchObject({
      kind: 'text',
      required: true,
      formats: ['uuid'],
      idKind: 'client',
      text: 'x',
    })
    expect(fieldAt(form, '/reasons')).toMatchObject({ kind: 'list', required: true })
    expect(fieldAt(form, '/reasons/0/category')).toMatchObject({ kind: 'choice', text: '"FRAUD"', required: true })
    expect(fieldAt(form, '/reasons/0/severity')).toMatchObject({
      choices: ['"LOW"', '"MEDIUM"', '"HIGH"'],
      present: false,
    })
    expect(fieldAt(form, '/reasons/0/note')).toMatchObject({ required: false })
  })

  it('shows the alternative that shares most names with the body, or the one that was asked for', () => {
    expect(formOf(blacklist, '{"userId": "x"}')?.alternatives).toEqual({
      titles: ['Client', 'User (older form)'],
      chosen: 1,
    })
    expect(formOf(blacklist, '{}', { '': 1 })?.fields.map(({ name }) => name)).toEqual(['userId', 'reason'])
  })

  it('takes out what another alternative alone knows', () => {
    const text = '{"clientId": "x", "reasons": [], "mine": 1.0}'
    expect(withAlternative(text, formOf(blacklist, text) as FormField, 1)).toBe('{"mine": 1.0}')
  })

  it('shows what no documentation knows, and a value of another type, as JSON', () => {
    const form = formOf(blacklist, '{"clientId": {"a": 1.0}, "reasons": "none", "mine": [1.50]}')

    expect(fieldAt(form, '/clientId')).toMatchObject({ kind: 'json', text: '{"a": 1.0}' })
    expect(fieldAt(form, '/reasons')).toMatchObject({ kind: 'json', text: '"none"' })
    expect(fieldAt(form, '/mine')).toMatchObject({ kind: 'json', text: '[1.50]', unknown: true })
  })

  it('makes one more item, and the list where it is missing', () => {
    const reasons = (text: string) => fieldAt(formOf(blacklist, text), '/reasons') as FormField
    const one = withNewItem('', reasons(''))

    expect(JSON.parse(one)).toEqual({ reasons: [{}] })
    expect(JSON.parse(withNewItem(one, reasons(one)))).toEqual({ reasons: [{}, {}] })
  })

  it('is none for a text that is no JSON', () => {
    expect(formOf(blacklist, '{"clientId": ')).toBeUndefined()
  })

  it('ends where a schema contains itself', () => {
    const schema: Record<string, unknown> = { type: 'object' }
    schema['properties'] = { inner: schema }

    expect(leavesOf(formOf(schema, '') as FormField)).toHaveLength(1)
  })

  it('offers true, false and null where they are allowed', () => {
    const form = formOf({ properties: { on: { type: ['boolean', 'null'] } } }, '')
    expect(fieldAt(form, '/on')).toMatchObject({ kind: 'choice', choices: ['true', 'false', 'null'] })
  })
})

it('follows a pointer through names that need care', () => {
  expect(nodeAt(parseNode('{"a~/b": [0, 1]}'), '/a~0~1b/1')).toMatchObject({ kind: 'number' })
})
