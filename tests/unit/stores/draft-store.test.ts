import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { INDEX, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import {
  chooseOperation,
  editDraft,
  fillExampleIds,
  goBack,
  openDraft,
  placedDrafts,
  placeInDraft,
  restoreDraft,
  typeUrl,
  useDraft,
} from '#lib/stores/draft-store.ts'

const operation = (id: string) => operationById(id) as Operation
const exampleBody = (id: string) => operation(id).examples[0]?.value
const draft = () => useDraft.getState().draft
const PROFILE = { baseUrl: 'https://api.getsignet.xyz', serviceUrls: {} } as Profile

beforeEach(() => restoreDraft(undefined))

it('goes back to the request before, as it was typed', () => {
  chooseOperation(operation('blacklistClient'))
  editDraft({ body: '{"clientId": "ada"' })
  chooseOperation(operation('listClients'))

  goBack()

  expect(draft()).toMatchObject({ operationId: 'blacklistClient', body: '{"clientId": "ada"' })
})

it('shows an endpoint that was left as it was left', () => {
  chooseOperation(operation('blacklistClient'))
  editDraft({ body: 'typed' })
  chooseOperation(operation('listClients'))

  chooseOperation(operation('blacklistClient'))

  expect(draft().body).toBe('typed')
})

it('loses no request by going back again and again', () => {
  editDraft({ path: '/mine' })
  for (const id of ['blacklistClient', 'listClients']) {
    chooseOperation(operation(id))
    editDraft({ headers: [{ name: 'x-mine', value: '1', enabled: true }] })
  }
  const seen = [1, 2, 3].map(() => {
    goBack()
    return draft().path
  })

  expect(seen).toEqual(['/fraud/v1/blacklist', '/mine', '/partner/v1/all-clients'])
})

it('opens a request that was sent before, and goes back to what was typed', () => {
  editDraft({ path: '/mine' })

  openDraft({ ...EMPTY_DRAFT, path: '/sent' })
  expect(draft().path).toBe('/sent')

  goBack()
  expect(draft().path).toBe('/mine')
})

it('puts no request among those to go back to that nothing was typed into', () => {
  for (const id of ['listClients', 'checkDevice', 'blacklistClient']) chooseOperation(operation(id))

  expect(useDraft.getState().earlier).toEqual([])
})

it('recognises the operation that a typed method and path mean', () => {
  editDraft({ method: 'GET', path: '/fraud/v1/report/all' })
  expect(draft().operationId).toBe('listReports')

  editDraft({ path: '/fraud/v1/report/allx/y' })
  expect(draft().operationId).toBeUndefined()
})

it('recognises an operation of the user’s own catalogue', () => {
  const own = { ...operation('listReports'), id: 'own', path: '/risk/v1/scores' }
  useCatalogue.setState({ catalogue: { ...INDEX, operations: [...INDEX.operations, own] } })
  onTestFinished(() => useCatalogue.setState({ catalogue: INDEX }))

  chooseOperation(own)
  editDraft({ body: '' })

  expect(draft().operationId).toBe('own')
})

it('takes a pasted address of the profile apart into path, variables and query', () => {
  editDraft({ method: 'GET', query: [{ name: 'kept', value: '1', enabled: true }] })

  typeUrl('https://api.getsignet.xyz/fraud/v1/report/a%2Fb?limit=5', PROFILE, true)

  expect(draft()).toMatchObject({
    operationId: 'checkReports',
    path: '/fraud/v1/report/{clientId}',
    pathValues: { clientId: 'a/b' },
    query: [{ name: 'kept' }, { name: 'limit', value: '5' }],
  })
})

it('leaves a path alone that was typed letter by letter', () => {
  typeUrl('/fraud/v1/report/ada', PROFILE, false)

  expect(draft()).toEqual({ ...EMPTY_DRAFT, operationId: 'checkReports', path: '/fraud/v1/report/ada' })
})

it('fills no id of an example into what would write to Production', () => {
  onTestFinished(() => fillExampleIds(true))
  chooseOperation(operation('removeClient'))
  expect(draft().body).toContain('clientId')

  fillExampleIds(false)
  expect(draft().body).not.toContain('clientId')
  chooseOperation(operation('blacklistClient'))
  expect(JSON.parse(draft().body)).not.toHaveProperty('clientId')
  expect(JSON.parse(draft().body)).toHaveProperty('reasons')
  chooseOperation(operation('checkReports'))
  expect(draft().pathValues['clientId']).not.toBe('')
  expect(useDraft.getState().earlier).toEqual([])
})

it('brings no id of an example back with a request that was left before it was taken out', async () => {
  onTestFinished(() => fillExampleIds(true))
  chooseOperation(operation('removeClient'))
  editDraft({ headers: [{ name: 'x-mine', value: '1', enabled: true }] })
  chooseOperation(operation('listClients'))
  fillExampleIds(false)

  goBack()
  expect(draft().operationId).toBe('removeClient')
  expect(draft().body).not.toContain('clientId')
  restoreDraft({ ...EMPTY_DRAFT, operationId: 'removeClient', body: JSON.stringify(exampleBody('removeClient')) })
  expect(draft().body).not.toContain('clientId')
})

it('takes out an id that a made-up body holds where the catalogue has no example', () => {
  const bare = { ...operation('removeClient'), examples: [] }
  useCatalogue.setState({
    catalogue: { ...INDEX, operations: INDEX.operations.map((one) => (one.id === bare.id ? bare : one)) },
  })
  onTestFinished(() => {
    useCatalogue.setState({ catalogue: INDEX })
    fillExampleIds(true)
  })
  openDraft({ ...EMPTY_DRAFT, operationId: bare.id, method: bare.method, path: bare.path })
  placeInDraft({ body: '{"clientId":"made up"}' }, { ...draft(), body: '{"clientId":"made up"}' })

  fillExampleIds(false)

  expect(draft().body).not.toContain('made up')
})

it('knows what an example put there from what was carried over', () => {
  const carried = { ...EMPTY_DRAFT, operationId: 'enrollUser', body: '{"name":"Bo Example"}' }
  openDraft(carried)
  expect(placedDrafts().map(({ operationId }) => operationId)).not.toContain('enrollUser')

  chooseOperation(operation('updateClient'))
  expect(placedDrafts().at(-1)?.operationId).toBe('updateClient')
})
