import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { foreignReferences, parseOpenApi } from '#lib/interchange/openapi-text.ts'
import { readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { layOver } from '#lib/signet/catalogue/overlay.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'
import { seeded } from '../../fakes/seeded.ts'
import { inFull, noteFigures } from '../../soak/figures.ts'

const YAML = readFileSync('tests/fakes/made-up-openapi.yaml', 'utf8')
const HEAD = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\n'

it('reads the same from YAML and from JSON', () => {
  const document = parseOpenApi(YAML)

  expect(parseOpenApi(JSON.stringify(document))).toEqual(document)
  expect(readCatalogue(document).catalogue.operations).toHaveLength(12)
})

it('brings the schemas of OpenAPI 3.0 into the form of 3.1', () => {
  const schema = {
    type: 'object',
    properties: {
      age: { type: 'integer', minimum: 0, exclusiveMinimum: true, nullable: true },
      kind: { type: 'string', enum: ['A'], nullable: true },
    },
  }
  const post = { operationId: 'add', requestBody: { content: { 'application/json': { schema } } }, responses: {} }
  const { schemas } = readCatalogue(parseOpenApi(JSON.stringify({ openapi: '3.0.3', paths: { '/a': { post } } })))

  expect(JSON.parse(JSON.stringify(bodySchema('add', schemas)))).toEqual({
    type: 'object',
    properties: {
      age: { type: ['integer', 'null'], exclusiveMinimum: 0 },
      kind: { type: ['string', 'null'], enum: ['A', null] },
    },
  })
})

const deep = `${'['.repeat(70)}${']'.repeat(70)}`
const bomb = ['&a0 [x, x, x, x, x, x, x, x, x, x]']
for (let level = 1; level < 9; level++)
  bomb.push(
    `&a${level} [${Array(10)
      .fill(`*a${level - 1}`)
      .join(', ')}]`,
  )

it.each([
  ['Swagger 2.0', 'swagger: "2.0"', /Swagger 2.0/],
  ['no OpenAPI at all', 'name: x', /not an OpenAPI 3.0 or 3.1/],
  ['a list', '[1]', /no object/],
  ['broken YAML', `${HEAD}paths: [\n`, /neither JSON nor YAML\. Look at line \d/],
  ['broken JSON', '{"openapi": "3.1.0",', /neither JSON nor YAML/],
  ['70 levels', `${HEAD}x: ${deep}`, /64 levels/],
  ['70,000 levels', `${HEAD}x: ${'['.repeat(70_000)}`, /neither JSON nor YAML|unfolds/],
  ['70,000 levels of JSON', `{"openapi":"3.1.0","x":${'['.repeat(70_000)}${']'.repeat(70_000)}}`, /64 levels|unfolds/],
  ['60,000 values', `${HEAD}x: [${'1,'.repeat(60_000)}]`, /50,000 values/],
  ['an alias bomb', `${HEAD}${bomb.map((line, at) => `b${at}: ${line}`).join('\n')}`, /50,000 values|unfolds/],
  ['an alias that holds itself', `${HEAD}x: &a [*a, *a]`, /64 levels|50,000|unfolds/],
  ['more than 10 MB', `${HEAD}x: ${'y'.repeat(10_000_001)}`, /10 MB/],
])('refuses %s', (_, text, why) => {
  expect(() => parseOpenApi(text)).toThrow(why)
})

it('leaves out names that mean something to JavaScript', () => {
  const document = parseOpenApi(`${HEAD}__proto__: {polluted: 1}\npaths: {/a: {get: {constructor: {x: 1}}}}`)

  expect(JSON.stringify(document)).not.toMatch(/proto|constructor/)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
  expect(Object.getPrototypeOf(document)).toBe(Object.prototype)
})

it('names what lies in other files, and follows none of it', () => {
  const text = `${HEAD}paths: {/a: {get: {parameters: [{$ref: 'https://evil.example/p.yaml'}], responses: {}}}}`

  expect(foreignReferences(parseOpenApi(text))).toEqual(['https://evil.example/p.yaml'])
  expect(readCatalogue(parseOpenApi(text)).catalogue.operations[0]?.parameters).toEqual([])
})

const MUTILATED = inFull(10_000, 150)

it('reads or refuses any mutilated file, and never fails otherwise', { timeout: 600_000 }, () => {
  const random = seeded(5)
  const whole = YAML.slice(0, 2_500)
  const at = () => Math.floor(random() * whole.length)
  const pieces = ['{', '[', '&a', '*a', '!!js/function', '<<:', '"', '\n', '- ', ': ', '|', '\u0000', '__proto__: ']
  let read = 0
  for (let run = 0; run < MUTILATED; run++) {
    const cut = at()
    const piece = pieces[Math.floor(random() * pieces.length)] ?? ''
    const text = whole.slice(0, cut) + piece + whole.slice(random() < 0.5 ? cut : cut + 40)
    try {
      const imported = { ...readCatalogue(parseOpenApi(text), 'imported'), title: 'Mutilated', importedAt: 0 }
      layOver(FULL_CATALOGUE, { imported, added: [] })
      read++
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'input.invalid' })
    }
  }
  expect(Object.keys(Object.prototype)).toEqual([])
  noteFigures('import of mutilated files', { files: MUTILATED, read, refused: MUTILATED - read, failed: 0 })
})
