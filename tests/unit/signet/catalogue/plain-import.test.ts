import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Operation, operationById, type Schema } from '#lib/signet/catalogue/catalogue.ts'
import { readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { layOver } from '#lib/signet/catalogue/overlay.ts'
import { overlayDiff } from '#lib/signet/catalogue/overlay-diff.ts'
import { bodySchema, SCHEMAS } from '#lib/signet/catalogue/schemas.ts'

const OURS = /^(x-|links$|deprecated$)/

/** The built-in document as any other tool would write it: without what only Signet Explorer reads. */
const PLAIN = JSON.parse(
  JSON.stringify(parse(readFileSync('lib/signet/signet-openapi.yaml', 'utf8')), (key, value) =>
    OURS.test(key) ? undefined : value,
  ),
) as Record<string, unknown>

const read = (document: Record<string, unknown>) => readCatalogue(document, 'imported')
const over = (document: Record<string, unknown>) =>
  layOver(FULL_CATALOGUE, { imported: { ...read(document), title: 'Plain', importedAt: 0 }, added: [] }).catalogue

const of = (id: string, document: Record<string, unknown>) => operationById(id, over(document)) as Operation
const one = (path: string, method: string, node: object) => ({ paths: { [path]: { [method]: node } } })

describe('a plain document of what is known', () => {
  it('leaves of each operation what it says nothing of', () => {
    const known = FULL_CATALOGUE.operations
    const { operations } = over(PLAIN)

    expect(operations.map((operation) => ({ ...operation, source: '' }))).toEqual(
      known.map((operation) => ({ ...operation, source: '' })),
    )
  })

  it('leaves the kinds of the ids in a body', () => {
    const ids = (schema: Schema | undefined) => JSON.stringify(schema).match(/"x-id":"\w+"/g)
    const plain = read(PLAIN).schemas

    expect(JSON.stringify(plain)).not.toContain('x-id')
    expect(ids(bodySchema('flagDevice', plain))).toEqual(['"x-id":"device"', '"x-id":"client"'])
  })

  it('is told to change nothing', () => {
    const { added, changed, same, left } = overlayDiff(FULL_CATALOGUE, SCHEMAS, read(PLAIN))

    expect({ added, changed }).toEqual({ added: [], changed: [] })
    expect([same, left.length]).toEqual([36, 2])
  })

  it('leaves name, parameters and body where it has the path alone', () => {
    for (const [id, path, method] of [
      ['findMandates', '/credentials/v1/mandate', 'get'],
      ['flagDevice', '/fraud/v1/device', 'post'],
      ['listUsers', '/partner/v1/all-users', 'get'],
    ] as const) {
      const known = operationById(id, FULL_CATALOGUE) as Operation

      expect(of(id, one(path, method, {}))).toEqual({ ...known, source: 'imported' })
      expect(overlayDiff(FULL_CATALOGUE, SCHEMAS, read(one(path, method, {}))).changed).toEqual([])
    }
  })
})

describe('a document that says more of what is known', () => {
  const blacklist = (effect: unknown) => one('/fraud/v1/blacklist/all', 'get', { 'x-effect': effect })

  it.each(['write', 'unheard of'])('makes a read a write by the word %j, and tells of it', (effect) => {
    expect(of('listBlacklistedClients', blacklist(effect)).effect).toBe('write')
    const { changed } = overlayDiff(FULL_CATALOGUE, SCHEMAS, read(blacklist(effect)))
    expect(changed.map(({ what }) => what)).toEqual([['counts as a write']])
  })

  it('tells no more of a call of which it may not say that it reads', () => {
    const flag = one('/fraud/v1/device', 'post', { 'x-effect': 'read' })

    expect(of('flagDevice', flag).effect).toBe('write')
    expect(overlayDiff(FULL_CATALOGUE, SCHEMAS, read(flag)).changed).toEqual([])
  })

  it('makes of no other call one that is given secrets', () => {
    const flag = one('/fraud/v1/device', 'post', { 'x-secret-answer': true, security: [] })

    expect(of('flagDevice', flag)).toMatchObject({ secretAnswer: false, bearer: true })
  })

  it('keeps what can be done with a row where it names the rows anew', () => {
    const list = one('/partner/v1/all-clients', 'get', { 'x-list': { items: '/data/clients' } })
    const known = operationById('listClients', FULL_CATALOGUE)?.list?.rowLinks ?? []

    expect(of('listClients', list).list).toMatchObject({ items: '/data/clients', rowLinks: known })
    expect(known.length).toBeGreaterThan(0)
  })
})
