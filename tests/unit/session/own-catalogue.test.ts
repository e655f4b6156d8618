import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type OverlayDb, openOverlayDb } from '#lib/interchange/overlay-db.ts'
import { createOwnCatalogue } from '#lib/session/own-catalogue.ts'
import { type Catalogue, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { createRedactor } from '#lib/signet/redaction/redact.ts'

const DOCUMENT: unknown = parse(readFileSync('tests/fakes/made-up-openapi.yaml', 'utf8'))
const SECRET = crypto.randomUUID()
const INPUT = { method: 'GET', path: '/fraud/v1/risk/{clientId}', name: 'Risk', effect: 'read' as const }

let db: OverlayDb
beforeEach(async () => {
  db = openOverlayDb(`own-${crypto.randomUUID()}`)
})

const opened = () =>
  createOwnCatalogue(
    db,
    () => 7,
    async (text) => createRedactor([SECRET]).text(text),
  )
const has = (catalogue: Catalogue, id: string) => operationById(id, catalogue) !== undefined

it('is the built-in catalogue until something is taken', async () => {
  expect((await opened().current()).catalogue.operations).toEqual(FULL_CATALOGUE.operations)
})

it('keeps what was imported and added for the next start of the background', async () => {
  await opened().take(DOCUMENT)
  const id = await opened().add(INPUT)
  const { catalogue } = await opened().current()

  expect([has(catalogue, 'launchShip'), has(catalogue, id), has(catalogue, 'listClients')]).toEqual([true, true, true])
  expect(operationById('askForBerth', catalogue)).toMatchObject({ source: 'imported', effect: 'read' })
})

it('shows a change at once, and takes one import in the place of another', async () => {
  const own = opened()
  await own.current()
  await own.take(DOCUMENT)
  expect(has((await own.current()).catalogue, 'launchShip')).toBe(true)

  await own.take({ openapi: '3.1.0', paths: { '/only': { get: { operationId: 'only', responses: {} } } } })

  const { catalogue } = await own.current()
  expect([has(catalogue, 'launchShip'), has(catalogue, 'only')]).toEqual([false, true])
})

it('goes back to the built-in catalogue', async () => {
  const own = opened()
  await own.take(DOCUMENT)
  await own.add(INPUT)
  await own.reset()

  expect((await own.current()).catalogue.operations).toEqual(FULL_CATALOGUE.operations)
})

it.each([
  ['no document', 'text'],
  ['one without a call', { openapi: '3.1.0', paths: {} }],
  ['one of more than 50,000 values', { paths: { '/a': { get: {} } }, x: Array(50_001).fill(1) }],
])('refuses %s, and keeps what it had', async (_, document) => {
  const own = opened()
  await own.take(DOCUMENT)

  await expect(own.take(document)).rejects.toMatchObject({ code: 'input.invalid' })
  expect(has((await own.current()).catalogue, 'launchShip')).toBe(true)
})

it('refuses to add what is in the catalogue already, whatever its variables are called', async () => {
  const path = '/partner/v1/get-client/{anyone}'

  await expect(opened().add({ ...INPUT, path })).rejects.toThrow(/in the catalogue already/)
})

it('keeps no key that stands in an example of the document', async () => {
  const example = { name: SECRET, apiKey: 'not-known-by-value', shape: 'round' }
  const content = { 'application/json': { schema: { type: 'object' }, example } }
  const post = { operationId: 'login', summary: `With ${SECRET}`, requestBody: { content }, responses: {} }
  const own = opened()

  await own.take({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/login': { post } } })

  const kept = JSON.stringify(await db.overlays.toArray())
  expect(kept).toContain('round')
  for (const secret of [SECRET, 'not-known-by-value']) expect(kept).not.toContain(secret)
})

it('keeps nothing that cannot be seen of a document', async () => {
  const own = opened()

  const get = { operationId: 'turned', summary: 'Delete\u202Eteg', responses: {} }
  await own.take({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/tur\u2066ned': { get } } })

  const { summary, path } = operationById('turned', (await own.current()).catalogue) ?? {}
  expect([summary, path]).toEqual(['Deleteteg', '/turned'])
})
