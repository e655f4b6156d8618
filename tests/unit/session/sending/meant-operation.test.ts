import { expect, it } from 'vitest'
import { confirmedOperation, meantOperation } from '#lib/session/sending/meant-operation.ts'
import { readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { layOver } from '#lib/signet/catalogue/overlay.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import { aProfile } from '../../../fakes/profile.ts'

const post = { operationId: 'anything', 'x-effect': 'read', responses: {} }
const read = readCatalogue({ paths: { '/fraud/v1/{any}': { post } } }, 'imported')
const { catalogue } = layOver(FULL_CATALOGUE, { imported: { ...read, title: '', importedAt: 0 }, added: [] })
const profile = aProfile({ environment: 'production' })

function sent(any: string) {
  const more = { pathValues: { any }, query: [], headers: [], body: '' }
  const draft = { operationId: 'anything', method: 'POST', path: '/fraud/v1/{any}', ...more }
  const order = { id: 'one', page: 'tab:1', profileId: profile.id, draft }
  return [order, buildRequest(draft, profile), profile, catalogue] as const
}

it('takes an imported path for the documented call that it leads to', () => {
  expect(meantOperation(...sent('blacklist'))?.id).toBe('blacklistClient')
  expect(meantOperation(...sent('else'))?.id).toBe('anything')
})

it('asks for a write in Production that an imported path calls a read', () => {
  expect(() => confirmedOperation(...sent('blacklist'))).toThrow(/waits for your word/)
  expect(confirmedOperation(...sent('else'))?.effect).toBe('read')
})
