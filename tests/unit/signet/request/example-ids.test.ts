import { expect, it } from 'vitest'
import { OPERATIONS, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { withoutExampleIds } from '#lib/signet/request/example-ids.ts'

const operation = (id: string) => operationById(id) as Operation
const EXAMPLE_ID = /00000000-0000-4000-8000-|did:key|(?:intent|cart|payment|signed|device)-\d/

const writes = OPERATIONS.filter(({ effect, secretAnswer }) => effect === 'write' && !secretAnswer).map(({ id }) => id)

it.each(writes)('leaves no id of an example in %s', (id) => {
  const draft = withoutExampleIds(draftOf(operation(id)), operation(id))

  expect(JSON.stringify(draft)).not.toMatch(EXAMPLE_ID)
})

it('leaves all else of the example, and what was typed', () => {
  const draft = { ...draftOf(operation('blacklistClient')) }
  const body = JSON.parse(draft.body)
  const { clientId: _, ...rest } = body

  expect(JSON.parse(withoutExampleIds(draft, operation('blacklistClient')).body)).toEqual(rest)
  const typed = { ...draft, body: JSON.stringify({ ...body, clientId: 'mine' }) }
  expect(withoutExampleIds(typed, operation('blacklistClient'))).toEqual(typed)
})

it('leaves what only reads as the catalogue shows it', () => {
  const draft = draftOf(operation('checkReports'))

  expect(withoutExampleIds(draft, operation('checkReports'))).toEqual(draft)
})

it('leaves out what was made from a schema in the place of an example', () => {
  const bare = { ...operation('removeClient'), examples: [] }
  const draft = draftOf(bare, { clientId: 'made up', hard: true })

  expect(JSON.parse(withoutExampleIds(draft, bare, { clientId: 'made up' }).body)).toEqual({ hard: true })
})
