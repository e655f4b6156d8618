import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { openHistoryDb, readEntries } from '#lib/history/history-db.ts'
import { backgroundRig, inVault } from '../../fakes/background.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))

const DOCUMENT: unknown = parse(readFileSync('tests/fakes/made-up-openapi.yaml', 'utf8'))
const LAUNCH = {
  ...{ operationId: 'launchShip', method: 'POST', path: '/harbour/ships' },
  ...{ pathValues: {}, query: [], headers: [], body: '{"name": "Nelly"}' },
}

let rig: ReturnType<typeof backgroundRig>
beforeEach(async () => {
  rig = backgroundRig(fake)
  await rig.ask('profile.save', inVault('p1', { keeping: 'session' }))
  await rig.ask('catalogue.take', DOCUMENT)
})

/** Sends an imported call, which this harbour answers; the sandbox knows nothing of ships. */
async function launch(status: number, answer: object) {
  const sandbox = fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.includes('/harbour/') ? Promise.resolve(Response.json(answer, { status })) : sandbox(url, init),
  )
  const id = crypto.randomUUID()
  await rig.ask('request.send', { id, page: 'tab:1', profileId: 'p1', draft: LAUNCH })
  return (await rig.ask('views.read')).exchanges.find((one) => one.id === id)
}

it('ties a problem of an imported call to the field that its schema asks for', async () => {
  const exchange = await launch(400, { success: false, errors: { rig: { code: 'REQUIRED', reason: 'is missing' } } })

  expect(exchange?.problems).toMatchObject([{ name: 'rig', place: { in: 'body', pointer: '/rig' } }])
})

it('keeps with an imported write what takes it back', async () => {
  const exchange = await launch(201, { success: true, data: { shipNo: 's-1' } })

  const db = openHistoryDb()
  const entry = () => readEntries(db, 'p1').then((entries) => entries.find(({ id }) => id === exchange?.id))
  await vi.waitFor(async () => expect(await entry()).toBeDefined())
  expect((await entry())?.undo).toMatchObject({ label: 'Scrap this ship', draft: { operationId: 'scrapShip' } })
})
