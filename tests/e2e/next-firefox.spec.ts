import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { type Asker, addProfile, ask } from './harness/ask.ts'
import { type ExtensionFirefox, launchFirefox } from './harness/firefox.ts'
import { firefoxUser } from './harness/firefox-user.ts'
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

async function send(user: User, search: string): Promise<void> {
  await choose(user, search)
  await user.press('button', 'Send')
  await sees(user, 'Succeeded: 200')
}

test('offers what can be done with a row of a list, and draws a chain, in Firefox', async () => {
  const user = firefoxUser(firefox)
  await firefox.open('welcome.html')
  await ask(page, 'profile.choose', await addProfile(page, server))
  await firefox.open('panel.html')
  const isAsked = (path: string) => until(path, async () => (await user.value('textbox', 'URL')) === path)

  await test.step('a row of the table leads to the next call', async () => {
    await send(user, 'list clients')
    await user.press('tab', 'Table')
    // Three dots in the place of a button are no button.
    expect(
      await firefox.run('return getComputedStyle(document.querySelector(".table-line .table-at")).textOverflow'),
    ).toBe('clip')
    await user.press('button', 'Next for row 2')
    await user.press('menuitem', /Read this client$/)
    await isAsked('/partner/v1/get-client/{clientId}')
  })

  await test.step('a row of the tree leads to the next call', async () => {
    await send(user, 'list clients')
    await user.press('tab', 'Tree')
    await user.press('treeitem', /^clientId/)
    await user.press('button', 'Next for row 1')
    await user.press('menuitem', /Mandates of this client$/)
    await isAsked('/credentials/v1/mandate/{clientId}')
  })

  await test.step('mandates stand in a line, and what is missing is offered', async () => {
    await send(user, 'find mandates')
    await user.press('tab', 'Chain')
    for (const step of ['intent-1', 'cart-1', 'payment-1', 'missing']) await sees(user, step)
    await user.press('button', 'Sign this payment')
    await until('the call', async () => (await user.value('textbox', 'URL'))?.startsWith('/credentials/v1/mandate/'))
  })
})
