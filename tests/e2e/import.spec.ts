import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { SandboxServer } from '../../scripts/sandbox-server.ts'
import { ask } from './harness/ask.ts'
import { shareBrowser } from './harness/shared-workspace.ts'
import type { Workspace } from './harness/workspace.ts'

const YAML = readFileSync('tests/fakes/made-up-openapi.yaml', 'utf8')
/** A call that is built in, with one parameter more, and one that is new. */
const GATEWAY = {
  ...{ openapi: '3.0.3', info: { title: 'Gateway', version: '1' } },
  paths: {
    '/partner/v1/all-clients': {
      get: {
        operationId: 'x',
        parameters: [{ name: 'region', in: 'query', schema: { type: 'string' } }],
        responses: {},
      },
    },
    '/risk/v1/scores': { get: { operationId: 'scores', summary: 'Scores', responses: {} } },
  },
}

let server: SandboxServer
let page: Page
let workspace: Workspace
shareBrowser(
  (scene) => {
    ;({ server, page, workspace } = scene)
  },
  ({ firstRun }) => ask(firstRun, 'catalogue.reset'),
)

const dialog = () => page.getByRole('dialog')
const changes = () => dialog().getByRole('list', { name: 'What it changes' }).getByRole('listitem')
const endpoint = (name: string) => page.getByRole('tree', { name: 'Endpoints' }).getByRole('treeitem', { name })
const field = (name: string) => page.locator(`[data-place="body:/${name}"]`)

async function askFor(item: string): Promise<void> {
  await page.getByRole('button', { name: 'Change the catalogue' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function choose(name: string, content: string): Promise<void> {
  await page.getByLabel('OpenAPI file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) })
}

async function search(text: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search endpoints' }).fill(text)
}

test('takes over what a YAML document adds, finds, fills in and sends it, and goes back', async () => {
  await askFor('Import OpenAPI…')
  await choose('harbour.yaml', YAML)
  await expect(dialog()).toContainText('Harbour: 12 new, 0 changed, 0 the same.')
  await expect(changes().filter({ hasText: 'POST /harbour/ships' })).toHaveCount(1)
  await dialog().getByRole('button', { name: 'Take it over' }).click()
  await expect(dialog()).toHaveCount(0)

  await workspace.choose('launch a ship')
  await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue('/harbour/ships')
  await expect(field('name')).toHaveValue('Nelly')
  await expect(field('crew/0/rank').locator('option:checked')).toHaveText('MASTER')
  await field('name').fill('Ada')
  await workspace.send('failure')
  await expect(workspace.verdict).toContainText('404')
  const sent = server.log().calls.at(-1)
  expect(sent).toMatchObject({ method: 'POST', path: '/harbour/ships' })

  // Kept for the next page, until it is taken out again.
  await page.reload()
  await search('launch a ship')
  await expect(endpoint('Launch a ship')).toHaveCount(1)
  await search('')
  await askFor('Back to the built-in catalogue…')
  await dialog().getByRole('button', { name: 'Reset' }).click()
  await search('launch a ship')
  await expect(endpoint('Launch a ship')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Change the catalogue' })).toBeVisible()
})

test('shows what a JSON document changes of a call that is known, and takes one import for another', async () => {
  await askFor('Import OpenAPI…')
  await choose('harbour.yaml', YAML)
  await dialog().getByRole('button', { name: 'Take it over' }).click()
  await askFor('Import OpenAPI…')
  await choose('gateway.json', JSON.stringify(GATEWAY))
  await expect(changes()).toHaveText([
    /\+ GET \/risk\/v1\/scores/,
    /~ GET \/partner\/v1\/all-clients · .*\+ query region/,
  ])
  await expect(dialog()).toContainText('It takes the place of “Harbour”.')
  await dialog().getByRole('button', { name: 'Take it over' }).click()

  await search('risk/v1/scores')
  await expect(endpoint('Scores')).toHaveCount(1)
  await workspace.choose('/partner/v1/all-clients')
  await page.getByRole('textbox', { name: 'region' }).fill('north')
  await workspace.send('success')
  await search('launch a ship')
  await expect(endpoint('Launch a ship')).toHaveCount(0)
})

test('gives an open request at once what an import brings it, and keeps what was typed', async () => {
  await workspace.choose('/partner/v1/all-clients')
  await page.getByRole('textbox', { name: 'limit' }).fill('7')
  await askFor('Import OpenAPI…')
  await choose('gateway.json', JSON.stringify(GATEWAY).replace('"in":"query"', '"in":"query","example":"north"'))
  await dialog().getByRole('button', { name: 'Take it over' }).click()

  await expect(page.getByRole('textbox', { name: 'region' })).toHaveValue('north')
  await expect(page.getByRole('textbox', { name: 'limit' })).toHaveValue('7')
  await page.locator('.column-request').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: 'limit' })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'region' })).toHaveValue('north')
})

test('brings a header of an import that was taken out not back with the page', async () => {
  await askFor('Import OpenAPI…')
  await choose('gateway.json', JSON.stringify(GATEWAY).replace('"in":"query"', '"in":"header","example":"north"'))
  await dialog().getByRole('button', { name: 'Take it over' }).click()
  await workspace.choose('/partner/v1/all-clients')
  const headers = page.getByRole('tablist', { name: 'Request', exact: true }).getByRole('tab', { name: /^Headers/ })
  await headers.click()
  await page.getByRole('button', { name: 'Remove region' }).click()
  await expect(page.getByRole('button', { name: 'Remove region' })).toHaveCount(0)

  await page.reload()
  await search('risk/v1/scores')
  await expect(endpoint('Scores')).toHaveCount(1)
  await headers.click()
  await expect(page.getByRole('button', { name: 'Add header' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove region' })).toHaveCount(0)
})

test('says where a file is broken and what to do, and then takes another', async () => {
  await askFor('Import OpenAPI…')
  for (const [name, content, message] of [
    ['broken.yaml', 'openapi: 3.1.0\npaths:\n  /a: [1, 2\n  /b: {}\n', 'Look at line 4.'],
    ['old.json', '{"swagger": "2.0"}', 'convert it to OpenAPI 3 first'],
    ['empty.json', '{"openapi": "3.1.0", "paths": {}}', 'nothing in it that the catalogue does not know'],
  ] as const) {
    await choose(name, content)
    await expect(dialog()).toContainText(message)
    await expect(dialog().getByRole('button', { name: 'Take it over' })).toHaveCount(0)
  }
  await choose('harbour.yaml', YAML)
  await expect(dialog()).toContainText('Harbour: 12 new')
})

test('adds the path of a call that is known by name alone', async () => {
  await endpoint('path not published').first().click()
  await dialog().getByRole('textbox', { name: 'Path' }).fill('no path')
  await dialog().getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog()).toContainText('The path must begin with /')
  await dialog().getByRole('textbox', { name: 'Path' }).fill('/fraud/v1/risk/{clientId}')
  await dialog().getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog()).toHaveCount(0)

  await search('fraud/v1/risk')
  await expect(endpoint('GET risk/{clientId}')).toHaveCount(1)
  await workspace.choose('fraud/v1/risk')
  await page.locator('[data-place="path:clientId"]').fill('c-1')
  await workspace.send('failure')
  expect(server.log().calls.at(-1)).toMatchObject({ method: 'GET', path: '/fraud/v1/risk/c-1' })
})

test('says what an import has brought, shows it in the catalogue, and undoes it', async () => {
  const note = page.getByRole('status').filter({ hasText: 'taken over' })
  await askFor('Import OpenAPI…')
  await choose('harbour.yaml', YAML)
  await dialog().getByRole('button', { name: 'Take it over' }).click()

  await expect(note).toContainText('12 endpoints taken over from “Harbour”.')
  // Among those that were sent last it stands as well, further up.
  const inGroup = page.locator('[role=treeitem]:not([data-key^="recent/"])')
  await expect(inGroup.filter({ hasText: 'harbour/ships' }).first()).toBeInViewport()
  await note.getByRole('button', { name: 'Undo' }).click()
  await expect(note).toHaveCount(0)
  await search('launch a ship')
  await expect(endpoint('Launch a ship')).toHaveCount(0)
  await search('')

  await askFor('Import OpenAPI…')
  await choose('harbour.yaml', YAML)
  await dialog().getByRole('button', { name: 'Take it over' }).click()
  await askFor('Import OpenAPI…')
  await choose('gateway.json', JSON.stringify(GATEWAY))
  await dialog().getByRole('button', { name: 'Take it over' }).click()
  await expect(note).toContainText('2 endpoints taken over from “Gateway”.')
  await expect(note.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await note.getByRole('button', { name: 'Dismiss' }).click()
  await expect(note).toHaveCount(0)
})
