import { expect, it } from 'vitest'
import { INDEX, type Operation, operationById, type Parameter } from '#lib/signet/catalogue/catalogue.ts'
import { adaptedDraft } from '#lib/signet/request/adapted-draft.ts'
import { draftOf, EMPTY_DRAFT } from '#lib/signet/request/draft.ts'

const operation = (id: string) => operationById(id) as Operation
const parameter = (name: string, where: Parameter['in'], example?: string): Parameter =>
  ({ name, in: where, required: false, description: '', schema: {}, example }) as Parameter
const row = (name: string, value: string) => ({ name, value, enabled: true })

/** The built-in catalogue, where one operation is another. */
function withChanged(id: string, changes: Partial<Operation>) {
  const operations = INDEX.operations.map((one) => (one.id === id ? { ...one, ...changes } : one))
  return { ...INDEX, operations }
}

it('gets the parameters that its operation has now, and keeps what was typed', () => {
  const { parameters } = operation('listClients')
  const now = withChanged('listClients', {
    parameters: [...parameters, parameter('region', 'query', 'north'), parameter('X-Trace', 'header')],
  })
  const typed = { ...draftOf(operation('listClients')), query: [row('limit', '7'), row('mine', '1')] }

  // `offset` was taken away by hand.
  expect(adaptedDraft(typed, INDEX, now)).toEqual({
    ...typed,
    query: [row('limit', '7'), row('mine', '1'), row('region', 'north')],
    headers: [row('X-Trace', '')],
  })
  expect(adaptedDraft(adaptedDraft(typed, INDEX, now), now, INDEX)).toEqual(typed)
})

it('has a row of that name already', () => {
  const now = withChanged('listClients', { parameters: [parameter('Region', 'query', 'north')] })
  const typed = { ...draftOf(operation('listClients')), query: [row('region', 'mine')] }

  expect(adaptedDraft(typed, INDEX, now).query).toEqual([row('region', 'mine')])
})

it('moves the variables of its path along when they are called something else', () => {
  const now = withChanged('checkReports', {
    path: '/fraud/v1/report/{client}',
    parameters: [parameter('client', 'path', 'c-1')],
  })
  const untouched = draftOf(operation('checkReports'))

  expect(adaptedDraft(untouched, INDEX, now)).toMatchObject({
    path: '/fraud/v1/report/{client}',
    pathValues: { client: 'c-1' },
  })
  const typed = { ...untouched, pathValues: { clientId: 'ada' } }
  expect(adaptedDraft(typed, INDEX, now).pathValues).toEqual({ client: 'ada' })
  const byHand = { ...untouched, path: '/fraud/v1/report/ada' }
  expect(adaptedDraft(byHand, INDEX, now).path).toBe('/fraud/v1/report/ada')
})

it('takes another example for a body that nobody touched', () => {
  const now = withChanged('blacklistClient', { examples: [{ name: 'mine', value: { clientId: 'c-1' } }] as never })
  const untouched = draftOf(operation('blacklistClient'))

  expect(JSON.parse(adaptedDraft(untouched, INDEX, now).body)).toEqual({ clientId: 'c-1' })
  expect(adaptedDraft({ ...untouched, body: '{}' }, INDEX, now).body).toBe('{}')
})

it('is the operation of a path that the catalogue knows now, and of none that it knew', () => {
  const own = { ...operation('listReports'), id: 'own', path: '/risk/v1/scores' }
  const now = { ...INDEX, operations: [...INDEX.operations, own] }
  const byHand = { ...EMPTY_DRAFT, path: '/risk/v1/scores' }

  expect(adaptedDraft(byHand, INDEX, now).operationId).toBe('own')
  expect(adaptedDraft({ ...byHand, operationId: 'own' }, now, INDEX).operationId).toBeUndefined()
})

it('is the same object where nothing changes', () => {
  const draft = draftOf(operation('listClients'))

  expect(adaptedDraft(draft, INDEX, withChanged('blacklistClient', { path: '/x' }))).toBe(draft)
  expect(adaptedDraft(draft, INDEX, withChanged('listClients', { summary: 'Other' }))).toBe(draft)
  expect(adaptedDraft(EMPTY_DRAFT, INDEX, { ...INDEX })).toBe(EMPTY_DRAFT)
})
