import { type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../../scripts/sandbox-server.ts'
import { addProfile, ask } from './ask.ts'
import { type ExtensionBrowser, launchChromium } from './chromium.ts'
import { type Workspace, workspaceOf } from './workspace.ts'

/** A browser with a chosen profile of a sandbox, and a workspace in it. */
interface Scene {
  readonly browser: ExtensionBrowser
  readonly server: SandboxServer
  readonly page: Page
  readonly workspace: Workspace
}

/**
 * One browser for the tests of a file, which run in a row, and a workspace of its own for each of them.
 *
 * @param use Takes what a test works with, before each.
 * @param prepare Runs before a workspace is opened.
 */
export function shareBrowser(
  use: (scene: Scene) => void,
  prepare: (browser: ExtensionBrowser) => Promise<void> = async () => undefined,
): void {
  let browser: ExtensionBrowser
  let server: SandboxServer
  let page: Page
  test.describe.configure({ mode: 'default' })
  test.beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchChromium(), startSandboxServer()])
    await ask(browser.firstRun, 'profile.choose', await addProfile(browser.firstRun, server))
  })
  test.afterAll(() => Promise.all([browser.close(), server.close()]))
  test.beforeEach(async () => {
    await prepare(browser)
    page = await browser.open('panel.html')
    use({ browser, server, page, workspace: workspaceOf(page) })
  })
  test.afterEach(() => page.close())
}
