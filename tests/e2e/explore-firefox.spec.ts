import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { type Asker, addProfile, ask, NEW_PROFILE } from './harness/ask.ts'
import { type ExtensionFirefox, launchFirefox } from './harness/firefox.ts'
import { firefoxUser } from './harness/firefox-user.ts'
import { addFault } from './harness/sandbox.ts'
import { until } from './harness/until.ts'
import type { User } from './harness/user.ts'

let firefox: ExtensionFirefox
let server: SandboxServer
let page: Asker
test.beforeEach(async () => {
  ;[firefox, server] = await Promise.all([launchFirefox(), startSandboxServer()])
  page = { evaluate: (expression) => firefox.run(`return ${expression}`) }
})
test.afterEach(async () => {
  await Promise.all([firefox.close(), server.close()])
})

const choose = (user: User, search: string) => user.type('searchbox', 'Search endpoints', `${search}\n`)
const sees = (user: User, text: string) => until(`"${text}"`, async () => (await user.seen()).includes(text))

/** As the browser's own dialog for files does. */
async function chooseFile(path: string): Promise<void> {
  const { send } = firefox.marionette
  const field = { using: 'css selector', value: 'input[type=file]' }
  const { value } = await until('a field for a file', () =>
    send<{ value: Record<string, string> }>('WebDriver:FindElement', field),
  )
  await send('WebDriver:ElementSendKeys', { id: Object.values(value)[0], text: path })
}

/** About 1.5 MB of JSON: more than a page reads by itself. */
const ROWS = Array.from({ length: 20_000 }, (_, at) => ({ id: `row-${at}`, note: 'a note that takes some room, too' }))

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Risk', version: '1' },
  paths: { '/fraud/v1/risk': { get: { operationId: 'readRisk', summary: 'Read the risk', responses: {} } } },
}

test('reads long answers, times them, leads by the palette, imports and guards in Firefox', async () => {
  const user = firefoxUser(firefox)
  await firefox.open('welcome.html')
  await ask(page, 'profile.choose', await addProfile(page, server))
  await firefox.open('panel.html')

  await test.step('an answer over 1 MB is read beside the page, as a tree and by a filter', async () => {
    await addFault(server, { kind: 'edited', where: 'api', set: { 'data.rows': ROWS } })
    await choose(user, 'list clients')
    await user.press('button', 'Send')
    await sees(user, 'Succeeded: 200')
    await user.press('tab', 'Tree')
    await sees(user, '[20000]')
    await user.type('searchbox', 'Filter the answer', 'row-19999')
    await sees(user, '"row-19999"')
    await user.press('tab', 'Timing')
    await sees(user, 'Waiting for the first byte')
  })

  await test.step('the palette leads to an endpoint', async () => {
    await user.press('button', /^Command palette/)
    await user.type('combobox', 'Command', 'register a client\n')
    await until('the endpoint', async () => (await user.value('textbox', 'URL')) === '/partner/v1/register-client')
  })

  await test.step('an OpenAPI file adds an operation', async () => {
    const file = join(firefox.profile, 'risk.json')
    await writeFile(file, JSON.stringify(DOCUMENT))
    await user.press('button', 'Change the catalogue')
    await user.press('menuitem', 'Import OpenAPI…')
    await chooseFile(file)
    await user.press('button', 'Take it over')
    await choose(user, 'read the risk')
    await until('the operation', async () => (await user.value('textbox', 'URL')) === '/fraud/v1/risk')
  })

  await test.step('a write to Production waits for the typed name', async () => {
    const live = {
      ...NEW_PROFILE,
      id: 'live',
      name: 'Acme Live',
      environment: 'production',
      baseUrl: server.url,
    } as const
    await ask(page, 'profile.save', { ...live, credentials: server.credentials })
    await ask(page, 'profile.acceptScope', 'live', 'development')
    await user.choose('Profile', 'Acme Live')
    await choose(user, 'remove a client from the blacklist')
    await user.press('button', 'Send…')
    await sees(user, 'This changes data in Production')
    expect(server.log().counts['removeFromBlacklist']).toBeUndefined()
    await user.type('textbox', 'Profile name', 'Acme Live\n')
    await until('the call', () => server.log().counts['removeFromBlacklist'] === 1)
  })
})
