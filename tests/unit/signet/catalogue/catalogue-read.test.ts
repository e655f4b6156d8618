import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OPERATIONS, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'
import { madeUp } from '../../../fakes/made-up.ts'

const { catalogue, schemas } = madeUp()
const of = (id: string) => operationById(id, catalogue)

it('groups the operations of another service as its document does', () => {
  expect(catalogue.groups.map(({ name }) => name)).toEqual(['Fleet', 'Traffic control', 'Flags'])
  expect(catalogue.operations.map(({ service }) => service)).not.toContain('Other')
  expect(of('askForBerth')).toMatchObject({
    service: 'Fleet',
    tag: 'Berths',
    method: 'POST',
    path: '/harbour/berths/ask',
  })
})

it('takes what a call does from the document, and a write where it says nothing', () => {
  expect(of('askForBerth')?.effect).toBe('read')
  expect(of('closeBerths')).toMatchObject({ effect: 'write', deprecated: true, restricted: "the harbour master's key" })
  expect(of('cutKey')).toMatchObject({ secretAnswer: true, bearer: false })
  expect(of('searchBerths')?.needsOneOf).toEqual(['quay', 'depth'])
})

it('gives a path what stands there for all its methods', () => {
  expect(of('showShip')?.parameters).toMatchObject([
    { name: 'shipNo', in: 'path', required: true, schema: { 'x-id': 'ship' } },
  ])
})

it('reads links, also those that name their operation by its place', () => {
  expect(of('launchShip')?.links?.map(({ name, undo }) => [name, undo])).toEqual([
    ['show', false],
    ['plan', false],
    ['scrap', true],
  ])
  expect(of('planPassage')?.links).toMatchObject([{ operationId: 'clearPassage', label: 'Clear this passage' }])
  expect(of('listShips')?.list?.rowLinks?.map(({ operationId }) => operationId)).toEqual(['showShip', 'scrapShip'])
})

it('reads chain, events and what is known by name alone', () => {
  expect(catalogue.chain?.steps.map(({ label }) => label)).toEqual(['Plan', 'Clearance', 'Departure'])
  expect(catalogue.webhooks).toMatchObject([{ name: 'SHIP_LOST', incomplete: true, body: 'Only its name was seen.' }])
  expect(catalogue.unpublished).toMatchObject([{ tag: 'Berths', name: 'tide table' }])
})

it('hands out a schema with its references followed, and stops where it contains itself', () => {
  expect(bodySchema('launchShip', schemas)).toMatchObject({
    properties: { rig: { enum: ['SLOOP', 'KETCH', 'MOTOR'] }, crew: { items: { required: ['name', 'rank'] } } },
  })
})

it('has every link of the built-in catalogue lead to an operation that is there', () => {
  const links = FULL_CATALOGUE.operations.flatMap(({ links = [], list }) => [...links, ...(list?.rowLinks ?? [])])

  expect(links.length).toBeGreaterThan(50)
  expect(links.filter(({ operationId }) => operationById(operationId) === undefined)).toEqual([])
  expect(FULL_CATALOGUE.chain?.steps.every(({ operationId }) => operationById(operationId))).toBe(true)
  expect(FULL_CATALOGUE.operations.map(({ id }) => id)).toEqual(OPERATIONS.map(({ id }) => id))
})

it('never throws, whatever the document is', () => {
  const names = fc.constantFrom(
    'paths',
    'get',
    'post',
    'parameters',
    '$ref',
    'responses',
    '200',
    'links',
    'content',
    'application/json',
    'schema',
    'x-list',
    'tags',
    'x-tagGroups',
    'components',
    'schemas',
    'requestBody',
    'x-chain',
    'steps',
    '/a',
    'in',
    'name',
  )
  const leaf = fc.oneof(
    fc.constantFrom('#/paths/~1a', '#', '#/%zz', 'path', '__proto__'),
    fc.integer(),
    fc.constant(null),
  )
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'large', withCrossShrink: true },
      leaf,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(names, tie('node'), { maxKeys: 5 }),
    ),
  }))
  fc.assert(
    fc.property(fc.dictionary(names, node), (document) => {
      readCatalogue(document)
    }),
    { numRuns: 500 },
  )
})
