import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { type Asker, addProfile, ask } from './harness/ask.ts'
import { type ExtensionFirefox, launchFirefox } from './harness/firefox.ts'
import { firefoxKeyboard } from './harness/firefox-keyboard.ts'
import { firefoxUser } from './harness/firefox-user.ts'
import { expectFocus, tabTo } from './harness/keyboard.ts'
import { FIELD, fillInWrongly, findInHistory, type Hands, mendByF8, sees, verdict } from './harness/keyboard-journey.ts'
import { firefoxPasteboard } from './harness/pasteboard.ts'
import { until } from './harness/until.ts'

let firefox: ExtensionFirefox
let server: SandboxServer
let hands: Hands
test.beforeEach(async () => {
  ;[firefox, server] = await Promise.all([launchFirefox(), startSandboxServer()])
  await firefox.open('welcome.html')
  const page: Asker = { evaluate: (expression) => firefox.run(`return ${expression}`) }
  await ask(page, 'profile.choose', await addProfile(page, server))
  await firefox.open('panel.html')
  hands = { keyboard: await firefoxKeyboard(firefox), eyes: firefoxUser(firefox) }
  await sees(hands, 'Send a request')
})
test.afterEach(() => Promise.all([firefox.close(), server.close()]))

test('is used by keyboard alone in Firefox, from a field’s name to the history', async () => {
  const { keyboard } = hands
  await tabTo(keyboard, 'searchbox', 'Search endpoints')
  await keyboard.strike(...FIELD, 'Enter')
  await fillInWrongly(hands)
  await mendByF8(hands)

  await keyboard.strike('F6')
  await expectFocus(keyboard, 'tab', 'Tree')
  await keyboard.strike('ArrowRight', 'ArrowRight', 'ArrowRight')
  await expectFocus(keyboard, 'tab', 'Sent')
  await tabTo(keyboard, 'button', 'Copy as cURL')
  await keyboard.strike('Enter')
  await sees(hands, 'Copied what was sent as cURL')
  await findInHistory(hands)

  expect(server.log().counts).toMatchObject({ verifyGeo: 2 })
  expect(await firefoxPasteboard(firefox).read()).toMatch(/^curl (.|\n)*"expectedCity": ?"Berlin"/)
})

test('goes from a search to what it found: Space shows one and stays, Enter goes on to its request', async () => {
  const { keyboard, eyes } = hands
  await tabTo(keyboard, 'searchbox', 'Search endpoints')
  await keyboard.strike(...FIELD)
  await sees(hands, '1 endpoint')
  await keyboard.strike('ArrowDown')
  await expectFocus(keyboard, 'treeitem', /^POST geo\/verify/)
  await keyboard.strike(' ')
  await until('the endpoint', async () => (await eyes.value('textbox', 'URL')) === '/fraud/v1/geo/verify')
  await expectFocus(keyboard, 'treeitem', /^POST geo\/verify/)
  await keyboard.strike('Enter')
  await expectFocus(keyboard, 'tab', 'Body')
})

test('loses no letter that is typed right after the palette’s key', async () => {
  const { keyboard } = hands
  await tabTo(keyboard, 'combobox', 'Profile')
  await keyboard.strike('Control+k', ...'list clients', 'Enter', 'Control+Enter')
  await expectFocus(keyboard, 'tab', /^Params/)
  await verdict(hands, 'Succeeded: 200')
})
