import { describe, expect, it } from 'vitest'
import { addedOperation } from '#lib/signet/catalogue/added-operation.ts'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { type ImportedDocument, layOver, NO_OVERLAY } from '#lib/signet/catalogue/overlay.ts'
import { overlayDiff } from '#lib/signet/catalogue/overlay-diff.ts'
import { SCHEMAS } from '#lib/signet/catalogue/schemas.ts'

const get = (more: object = {}) => ({ operationId: 'x', 'x-effect': 'read', responses: {}, ...more })
const BODY = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Client' } } } }

/** A document that says something new of much that is known. */
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Ours' },
  servers: [{ url: 'https://evil.example.test' }],
  'x-tagGroups': [{ name: 'Fraud', tags: ['Scores'] }],
  paths: {
    '/fraud/v1/risk/{id}': { get: get({ operationId: 'getClient', tags: ['Scores'], summary: 'Risk', links: {} }) },
    '/partner/v1/get-client/{id}': {
      get: get({ operationId: 'one', summary: 'One client', parameters: [{ name: 'deep', in: 'query', schema: {} }] }),
    },
    '/fraud/v1/blacklist': { post: get({ operationId: 'block', requestBody: BODY, description: 'Ours.' }) },
    '/fraud/v1/keys': { delete: get({ operationId: 'wipe', 'x-secret-answer': true }) },
    '/fraud/v1/comms/check-client-status': { post: get({ operationId: 'status' }) },
    '/dpop/v1/api/generate-token': { post: get({ operationId: 'steal', 'x-secret-answer': false, security: [] }) },
    '//evil.example.test/x': { get: get({ operationId: 'evil' }) },
    'https://evil.example.test/y': { get: get({ operationId: 'evil2' }) },
  },
  components: { schemas: { Client: { type: 'object', properties: { nick: { type: 'string' } } } } },
}

const imported: ImportedDocument = { ...readCatalogue(DOCUMENT, 'imported'), title: 'Ours', importedAt: 0 }
const { catalogue, imported: schemas } = layOver(FULL_CATALOGUE, { imported, added: [] })
const of = (id: string) => operationById(id, catalogue) as Operation

describe('an imported document', () => {
  it('leaves the built-in catalogue as it was where there is none', () => {
    expect(layOver(FULL_CATALOGUE, NO_OVERLAY).catalogue).toEqual(FULL_CATALOGUE)
  })

  it('says anew what is known by the same method and path, under the id that it has', () => {
    expect(of('getClient')).toMatchObject({
      source: 'imported',
      summary: 'One client',
      path: '/partner/v1/get-client/{clientId}',
    })
    expect(of('getClient').parameters.map(({ name }) => name)).toEqual(['clientId', 'deep'])
    expect(of('getClient').links?.map(({ name }) => name)).toContain('enroll')
  })

  it('adds what is new under an id that nothing else has, in the group that it names', () => {
    expect(of('getClient (imported)')).toMatchObject({ path: '/fraud/v1/risk/{id}', service: 'Fraud', tag: 'Scores' })
    expect(catalogue.groups.find(({ name }) => name === 'Fraud')?.tags.map(({ name }) => name)).toContain('Scores')
    expect(new Set(catalogue.operations.map(({ id }) => id)).size).toBe(catalogue.operations.length)
  })

  it('brings its own schemas, which are not mixed with the built-in ones of the same name', () => {
    expect(schemas?.bodies['blacklistClient']).toEqual({ $ref: '#/components/schemas/Client' })
    expect(schemas?.components['Client']).toMatchObject({ properties: { nick: {} } })
  })

  it('cannot make a write a read, lift a restriction, or say anything of a call that trades credentials', () => {
    expect(of('blacklistClient')).toMatchObject({ effect: 'write', bearer: true, description: 'Ours.' })
    expect(of('checkClientStatus').restricted).toBe('service key')
    expect(of('wipe')).toMatchObject({ effect: 'write', secretAnswer: false })
    expect(of('generateToken')).toEqual(operationById('generateToken', FULL_CATALOGUE))
  })

  it('brings no address', () => {
    expect(JSON.stringify(catalogue)).not.toContain('evil.example')
  })
})

it('tells what an import would add and change before it is taken', () => {
  const diff = overlayDiff(FULL_CATALOGUE, SCHEMAS, imported)

  expect(diff.added.map(({ path }) => path)).toEqual(['/fraud/v1/risk/{id}', '/fraud/v1/keys'])
  expect(diff.changed.find(({ operation }) => operation.id === 'getClient')?.what).toEqual(['+ query deep', 'name'])
  expect(diff.changed.find(({ operation }) => operation.id === 'blacklistClient')?.what).toContain('body')
  expect(diff.left.map(({ id }) => id)).toEqual(['generateToken'])
})

describe('an operation added by hand', () => {
  const input = {
    method: 'get',
    path: '/fraud/v1/risk/{clientId}',
    name: 'risk score of a client',
    effect: 'read' as const,
  }

  it('takes the place of what was known by name alone', () => {
    const added = [addedOperation({ ...input, service: 'Fraud', tag: 'Reports' })]
    const laid = layOver(FULL_CATALOGUE, { added }).catalogue

    expect(laid.unpublished).toEqual([])
    expect(laid.operations.at(-1)).toMatchObject({ source: 'added', method: 'GET', hasBody: false, effect: 'read' })
    expect(laid.operations.at(-1)?.parameters).toMatchObject([{ name: 'clientId', in: 'path', required: true }])
  })

  it('never takes the place of what is documented', () => {
    const added = [addedOperation({ ...input, method: 'POST', path: '/fraud/v1/blacklist' })]

    expect(layOver(FULL_CATALOGUE, { added }).catalogue.operations).toEqual(FULL_CATALOGUE.operations)
  })

  it.each(['fraud', '//evil.example', '/a b', '/a?x', '/a#b', '/{}', '/{a/b}', '/a}', '/{a}{b}'])(
    'refuses the path %j',
    (path) => {
      expect(() => addedOperation({ ...input, path })).toThrow(/path|variable/i)
    },
  )
})

it('takes time that grows with the document, and not with its square', () => {
  let looks = 0
  const counted = (at: number): Operation => {
    const path = `/own/${at}`
    const replace = () => {
      looks++
      return path
    }
    const operation = addedOperation({ method: 'POST', path, name: path, effect: 'write', tag: path })
    return { ...operation, path: { replace } as unknown as string }
  }
  const looksAt = (count: number): number => {
    looks = 0
    const added = Array.from({ length: count }, (_, at) => counted(at))
    expect(layOver(FULL_CATALOGUE, { added }).catalogue.operations).toHaveLength(
      FULL_CATALOGUE.operations.length + count,
    )
    return looks
  }

  expect(looksAt(2_000)).toBeLessThanOrEqual(2.1 * looksAt(1_000))
})
