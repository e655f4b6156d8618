import { expect, it } from 'vitest'
import { createDesk } from '#lib/answer/desk.ts'
import { nodesAtPath } from '#lib/answer/path-filter.ts'
import { undoOf } from '#lib/history/undo.ts'
import { buildTicket } from '#lib/interchange/ticket.ts'
import { readExchange } from '#lib/session/sending/answer.ts'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { idsOf } from '#lib/signet/catalogue/known-ids.ts'
import { nextSteps } from '#lib/signet/catalogue/next.ts'
import { createRowKeys } from '#lib/signet/catalogue/row-keys.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { createRedactor } from '#lib/signet/redaction/redact.ts'

const LEVELS = 100_000
const lists = '['.repeat(LEVELS) + ']'.repeat(LEVELS)
const objects = `${'{"clientId":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`
const redactor = createRedactor([])

const pending: Exchange = {
  ...{ id: 'e1', page: 'tab:1', profileId: 'p1', profileName: 'Acme', environment: 'test', state: 'pending' },
  ...{ operationId: 'registerClient', startedAt: 0, notes: [] },
  request: { method: 'POST', url: 'https://api.getsignet.xyz/partner/v1/register-client', headers: [], body: '{}' },
  draft: {
    ...{ operationId: 'registerClient', method: 'POST', path: '/partner/v1/register-client', body: '{}' },
    ...{ pathValues: {}, query: [], headers: [] },
  },
}

/** Nested deep wherever an answer has something: as the whole, as data, as a list, as what is wrong. */
const ANSWERS = [
  lists,
  objects,
  ...[lists, objects].flatMap((deep) => [
    `{"success":true,"data":${deep}}`,
    `{"success":true,"data":{"clientId":${deep}}}`,
    `{"success":true,"data":{"clients":[${deep},{"clientId":${deep}}]}}`,
    `{"success":false,"message":${deep},"errors":${deep},"error":${deep}}`,
  ]),
]
const named = ANSWERS.map((text, at) => [at, text.slice(0, 60), text] as const)

it.each(named)('takes answer %i, %s…, from its receipt to ticket and undo', (_, _start, text) => {
  const bytes = new TextEncoder().encode(text)
  const raw = { status: 200, statusText: 'OK', headers: [], sentHeaders: [], body: bytes, bytes: bytes.length }
  const { exchange, body } = readExchange(pending, raw, {
    redactor,
    known: { catalogue: FULL_CATALOGUE, imported: undefined },
  })

  expect(body?.()).toBe(text)
  expect(buildTicket(exchange, undefined, text).length).toBeLessThan(100_000)
  expect(() => undoOf(FULL_CATALOGUE, exchange, text)).not.toThrow()
  const facts = { pathValues: {}, query: {}, requestBody: JSON.parse(text), responseBody: JSON.parse(text) }
  for (const operation of OPERATIONS) expect(nextSteps(FULL_CATALOGUE, operation, facts)).toBeInstanceOf(Array)
  expect(idsOf(FULL_CATALOGUE, undefined, facts, new Map([['clientId', 'client']]), 0)).toBeInstanceOf(Array)
})

it.each(named)('shows answer %i, %s…, as tree, text and table', async (_, _start, text) => {
  const desk = createDesk(() => undefined, nodesAtPath)
  const { tree } = await desk.open(text)
  expect(tree?.levels).toBeGreaterThanOrEqual(LEVELS)

  expect((await desk.openLevels(Number.POSITIVE_INFINITY)).rows).toBe(tree?.values)
  expect(await desk.treeRows((tree?.values ?? 0) - 20, tree?.values ?? 0)).toHaveLength(20)
  const last = (tree?.values ?? 1) - 1
  for (const part of ['value', 'pointer', 'path'] as const) expect(await desk.copy(last, part)).toBeTypeOf('string')
  expect(await desk.copy(0, 'value')).toBe(await desk.text('laid out'))
  expect((await desk.filter('clientId')).problem).toBeUndefined()
  expect((await desk.filter('$..clientId')).problem).not.toContain('call stack')
  expect((await desk.cut('laid out', 80)).rows).toBeGreaterThan(LEVELS)
  expect((await desk.openTable({ items: '/data/clients' }))?.table.rows ?? 2).toBe(2)
  expect(JSON.parse(await desk.text('laid out'))).toBeDefined()
})

it('tells rows apart whose ids are no ids', () => {
  const keys = createRowKeys()
  const rows = [`{"id":${lists}}`, `{"id":[${lists}]}`]
  keys.learn(rows)
  expect(rows.map((row, at) => keys.firstOf(row, at))).toEqual([0, 1])
})
