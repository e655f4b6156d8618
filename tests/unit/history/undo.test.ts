import { expect, it } from 'vitest'
import { type Created, madeId } from '#lib/history/created.ts'
import { undoOf } from '#lib/history/undo.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'

function sent(operationId: string, path: string, body: object | undefined): Exchange {
  return {
    ...{ id: '1', page: 'tab:1', profileId: 'acme', profileName: 'Acme', environment: 'test', state: 'answered' },
    ...{ operationId, startedAt: 0, notes: [] },
    request: { method: 'POST', url: `https://api.getsignet.xyz${path}`, headers: [], body: JSON.stringify(body) },
  }
}

it('fills in the call that takes a write back from its answer', () => {
  const exchange = sent('registerClient', '/partner/v1/register-client', { name: 'Ada', email: 'ada@example.test' })
  const undo = undoOf(FULL_CATALOGUE, exchange, '{"success":true,"data":{"clientId":"c-1"}}')

  expect(undo?.draft).toMatchObject({ operationId: 'removeClient', method: 'DELETE' })
  expect(JSON.stringify(undo?.draft)).toContain('c-1')
})

it('offers nothing where the answer does not tell what was made, or nothing was', () => {
  const register = sent('registerClient', '/partner/v1/register-client', { name: 'Ada' })

  expect(undoOf(FULL_CATALOGUE, register, undefined)).toBeUndefined()
  expect(undoOf(FULL_CATALOGUE, register, '{"success":true,')).toBeUndefined()
  expect(undoOf(FULL_CATALOGUE, sent('listClients', '/partner/v1/all-clients', undefined), '{}')).toBeUndefined()
  expect(undoOf(FULL_CATALOGUE, { ...register, operationId: 'unknown' }, '{}')).toBeUndefined()
})

it('tells what was made from others of its kind by the id that takes it back', () => {
  const register = sent('registerClient', '/partner/v1/register-client', { name: 'Ada' })
  const undo = undoOf(FULL_CATALOGUE, register, '{"success":true,"data":{"clientId":"c-1"}}')

  expect(madeId({ undo } as Created)).toBe('c-1')
  const report = undoOf(
    FULL_CATALOGUE,
    sent('reportClient', '/fraud/v1/report', { clientId: 'c-2' }),
    '{"success":true}',
  )
  expect(report && madeId({ undo: report } as Created)).toBe('c-2')
})
