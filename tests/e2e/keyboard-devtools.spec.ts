import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { cdpKeyboard } from './harness/cdp-keyboard.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { type Devtools, openPanel, toolsMoved } from './harness/devtools.ts'
import { expectFocus, tabTo } from './harness/keyboard.ts'
import { FIELD, fillInWrongly, findInHistory, type Hands, mendByF8, sees, verdict } from './harness/keyboard-journey.ts'
import { chromiumPasteboard } from './harness/pasteboard.ts'
import { addFault } from './harness/sandbox.ts'
import { until } from './harness/until.ts'

let browser: ExtensionBrowser
let server: SandboxServer
let devtools: Devtools
let hands: Hands
test.beforeEach(async () => {
  ;[browser, server] = await Promise.all([launchChromium({ devtools: true }), startSandboxServer()])
  const { firstRun, port } = browser
  await ask(firstRun, 'profile.choose', await addProfile(firstRun, server))
  devtools = await openPanel(port)
  hands = { keyboard: cdpKeyboard(devtools.panel, devtools.window), eyes: devtools.user }
})
test.afterEach(() => Promise.all([browser.close(), server.close()]))

test('is used by keyboard alone in the real developer tools, from a field’s name to the history', async () => {
  const { keyboard } = hands
  const clipboard = await chromiumPasteboard(browser.context.pages()[0] ?? (await browser.context.newPage()))
  await tabTo(keyboard, 'combobox', 'Profile')

  // All at once, as quick fingers do: no letter waits for the palette.
  await keyboard.strike('Control+k', ...FIELD, 'Enter')
  await fillInWrongly(hands)
  await mendByF8(hands)
  await keyboard.strike('Control+k', ...'as curl', 'Enter')
  await sees(hands, 'Copied what was sent as cURL')
  await findInHistory(hands)

  expect(await toolsMoved(devtools)).toBe(false)
  expect(server.log().counts).toMatchObject({ verifyGeo: 2 })
  expect(await clipboard.read()).toMatch(/^curl (.|\n)*"expectedCity": ?"Berlin"/)
})

/** Beyond what an editor takes: it is shown row by row. */
const LONG = `${'word '.repeat(200_000)}needle ${'word '.repeat(200)}needle`

test('searches a long text by keyboard', async () => {
  const { keyboard, eyes } = hands
  await addFault(server, { kind: 'edited', where: 'api', set: { message: LONG } })
  await tabTo(keyboard, 'combobox', 'Profile')
  await keyboard.strike('Control+k', ...'list clients', 'Enter', 'Control+Enter')
  await verdict(hands, 'Succeeded: 200')
  await until('the answer', () => eyes.read('region', 'Response'))
  await keyboard.strike('F6')
  await expectFocus(keyboard, 'tab', 'Tree')
  await keyboard.strike('ArrowRight', 'ArrowRight')
  await expectFocus(keyboard, 'tab', 'Raw')
  await tabTo(keyboard, 'searchbox', 'Search the text')
  await keyboard.strike(...'needle')
  await sees(hands, '1 of 2')
  await keyboard.strike('Enter')
  await sees(hands, '2 of 2')
  await keyboard.strike('Shift+Enter')
  await sees(hands, '1 of 2')
  await tabTo(keyboard, 'region', 'Raw')
})

test('keeps the focus through menus, dialogs, open requests and what is deleted', async () => {
  const { keyboard, eyes } = hands
  await tabTo(keyboard, 'combobox', 'Profile')
  await keyboard.strike('Control+k', ...'list clients', 'Enter')
  await expectFocus(keyboard, 'tab', /^Params/)
  await keyboard.strike('Control+Enter')
  await verdict(hands, 'Succeeded: 200')
  await until('the answer', () => eyes.read('region', 'Response'))

  await test.step('F6 leads to the answer, whose tabs are one step and move by arrows', async () => {
    await keyboard.strike('F6')
    await expectFocus(keyboard, 'tab', 'Tree')
    await keyboard.strike('ArrowLeft')
    await expectFocus(keyboard, 'tab', 'Timing')
    await keyboard.strike('ArrowLeft', 'Home')
    await expectFocus(keyboard, 'tab', 'Tree')
  })

  await test.step('the focus in an answer outlives the wait for the next one', async () => {
    await addFault(server, { kind: 'slow', where: 'api', ms: 1500 })
    await keyboard.strike('Control+Enter')
    await until('the long wait', () => keyboard.look(`document.querySelector('.answer[inert]') !== null`))
    await verdict(hands, 'Succeeded: 200')
    await expectFocus(keyboard, 'tab', 'Tree')
    await keyboard.strike('Shift+F6')
    await expectFocus(keyboard, 'tab', /^Params/)
    await keyboard.strike('F6')
  })

  await test.step('Escape closes a menu and not the developer tools', async () => {
    await tabTo(keyboard, 'button', 'Levels')
    await keyboard.strike('Enter')
    await until('the menu', async () => (await eyes.seen()).includes('Fold all'))
    await keyboard.strike('Escape')
    await expectFocus(keyboard, 'button', 'Levels')
    expect(await toolsMoved(devtools)).toBe(false)
  })

  await test.step('Escape closes a dialog, which gives the focus back', async () => {
    await keyboard.strike('Control+k', ...'variables', 'Enter')
    await expectFocus(keyboard, 'textbox', 'Name')
    await tabTo(keyboard, 'button', 'Close')
    await keyboard.strike('Escape')
    await expectFocus(keyboard, 'button', 'Levels')
    expect(await toolsMoved(devtools)).toBe(false)
  })

  await test.step('a new request begins with its address; Delete closes it, and it can be reopened', async () => {
    await keyboard.strike('Control+k', ...'new request', 'Enter')
    await expectFocus(keyboard, 'textbox', 'URL')
    await tabTo(keyboard, 'button', 'New request', true)
    await tabTo(keyboard, 'tab', 'New request', true)
    await keyboard.strike('ArrowLeft')
    await expectFocus(keyboard, 'tab', /all-clients/)
    await keyboard.strike('ArrowRight', 'Delete')
    await expectFocus(keyboard, 'tab', /all-clients/)
    await tabTo(keyboard, 'button', 'Reopen the closed request')
    await keyboard.strike('Enter')
    await expectFocus(keyboard, 'tab', 'New request')
  })

  await test.step('two requests are closed by two keys, however quickly they come', async () => {
    await keyboard.strike('Control+k', ...'new request', 'Enter')
    await expectFocus(keyboard, 'textbox', 'URL')
    await tabTo(keyboard, 'tab', 'New request', true)
    await keyboard.strike('Delete', 'Delete')
    await expectFocus(keyboard, 'tab', /all-clients/)
  })

  await test.step('what is deleted in the history leaves the focus to its neighbour, and the last one to Undo', async () => {
    await keyboard.strike('Control+k', ...'list clients', 'Enter', 'Control+Enter')
    await verdict(hands, 'Succeeded: 200')
    await keyboard.strike('Control+k', ...'history', 'Enter')
    await sees(hands, '3 sent')
    await tabTo(keyboard, 'searchbox', 'Search history')
    await keyboard.strike('ArrowDown')
    await expectFocus(keyboard, 'listbox', 'History')
    await keyboard.strike('Delete')
    await sees(hands, '2 sent')
    await until('the neighbour', async () => (await eyes.read('region', 'Entry'))?.startsWith('Succeeded'))
    await expectFocus(keyboard, 'listbox', 'History')
    await keyboard.strike('Delete')
    await sees(hands, '1 sent')
    await keyboard.strike('Delete')
    await expectFocus(keyboard, 'button', 'Undo')
    await keyboard.strike('Enter')
    await sees(hands, '1 sent')
  })
})
