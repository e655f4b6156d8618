import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, addRemembered, ask, deleteProfiles, NEW_PROFILE, PASSPHRASE } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { accepts, addFault, serveAnew } from './harness/sandbox.ts'
import { workspaceOf } from './harness/workspace.ts'

let browser: ExtensionBrowser
let server: SandboxServer
let page: Page
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  browser = await launchChromium()
})
test.afterAll(() => browser.close())
test.beforeEach(async () => {
  server = await startSandboxServer({ tokenLifeMs: 1000, connectionClose: true })
})
test.afterEach(async () => {
  await page.close()
  await deleteProfiles(browser.firstRun)
  await server.close()
})

/** Every token that a sandbox gives from now on. */
function tokensOf({ sandbox }: SandboxServer): string[] {
  const given: string[] = []
  const { fetch } = sandbox
  Object.assign(sandbox, {
    async fetch(request: Request) {
      const answer = await fetch(request)
      const body = await answer
        .clone()
        .json()
        .catch(() => undefined)
      const { accessToken, refreshToken } = body?.data?.credentials ?? {}
      if (accessToken !== undefined) given.push(accessToken, refreshToken)
      return answer
    },
  })
  return given
}

/** The first eight characters in a row of a token that stand in a text. */
function pieceOf(tokens: readonly string[], text: string): string | undefined {
  const pieces = tokens.flatMap((token) => Array.from({ length: token.length - 7 }, (_, at) => token.slice(at, at + 8)))
  return pieces.find((piece) => text.includes(piece))
}

/** A workspace whose chosen profile had a token that has expired; the next ones live for an hour. Returns all that were given. */
async function openExpired(): Promise<() => string[]> {
  const given = tokensOf(server)
  const id = await addProfile(browser.firstRun, server)
  await ask(browser.firstRun, 'profile.choose', id)
  page = await browser.open('panel.html')
  await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/^Expired/)
  // A workspace opens as the last one was left.
  await openTab('Explore')
  server = await serveAnew(server)
  const more = tokensOf(server)
  return () => [...given, ...more]
}

const openTab = (name: 'Explore' | 'Token') => page.getByRole('tab', { name, exact: true }).click()
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

/** The trace as it is read, newest call first. */
const rows = () => page.getByRole('table', { name: 'Token trace' }).locator('tbody tr')

test('shows the life of the token and tells each token call of a journey, without a piece of a token', async () => {
  const tokens = await openExpired()
  const { choose, send } = workspaceOf(page)
  const life = page.getByRole('region', { name: 'Life of the token' })

  await choose('List clients')
  await send('success')
  await addFault(server, { kind: '401', where: 'api' })
  await send('success')
  await openTab('Token')
  await expect(life).toHaveText(/^Valid.*Access token.*renewed from.*expires.*Refresh token.*expires/s)
  await press('Refresh now')
  await expect(rows()).toHaveCount(4)
  await press('Generate new')
  await expect(rows()).toHaveCount(5)
  const counts = { refreshToken: 3, generateToken: 1, listClients: 3 }
  await expect.poll(() => server.log().counts).toEqual(counts)

  await expect(rows().nth(4)).toHaveText(/Generate.*Connection test.*New token, good for 1 s/)
  await expect(rows().nth(3)).toHaveText(/Refresh.*The old one had expired.*New token, good for 1 h/)
  await expect(rows().nth(2)).toHaveText(/Refresh.*The API answered 401.*New token, good for 1 h/)
  await expect(rows().nth(1)).toHaveText(/Refresh.*You asked for it.*New token, good for 1 h/)
  await expect(rows().nth(0)).toHaveText(/Generate.*You asked for it.*by the secret.*New token, good for 1 h/)

  await press('Forget token')
  await expect(life).toHaveText(/^No token/)
  const { trace } = await ask(page, 'views.read')
  const told = (await page.locator('.token-trace').textContent()) + JSON.stringify(trace)
  expect(tokens()).toHaveLength(10)
  expect(pieceOf(tokens(), told)).toBeUndefined()
  expect(pieceOf(tokens(), `${told} ${tokens()[3]?.slice(20, 28)}`)).toBeDefined()
})

test('says why no token comes, and has one at a press of Try again', async () => {
  await openExpired()
  await addFault(server, { kind: '503', where: 'token', times: 3 })
  await openTab('Token')
  await press('Refresh now')
  const why = page.getByRole('alert').filter({ hasText: 'The token service failed with 503' })
  await expect(why).toContainText('The next use tries again after')
  await expect(page.getByRole('alert')).toHaveCount(1)

  await press('Try again')
  await expect(page.getByRole('region', { name: 'Life of the token' })).toHaveText(/^Valid/)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(rows().filter({ hasText: 'Failed · 503' })).toHaveCount(3)
})

test('says nothing of what went wrong with one profile once another is chosen', async () => {
  await openExpired()
  const beta = { ...NEW_PROFILE, id: crypto.randomUUID(), name: 'Beta', baseUrl: server.url }
  await ask(page, 'profile.save', { ...beta, credentials: server.credentials })
  await page.getByRole('combobox', { name: 'Profile' }).selectOption('Acme Test · TEST')
  await addFault(server, { kind: '503', where: 'token', times: 3 })
  await openTab('Token')
  await press('Refresh now')
  await expect(page.getByRole('alert').filter({ hasText: 'The token service failed with 503' })).toBeVisible()

  await page.getByRole('combobox', { name: 'Profile' }).selectOption('Beta · TEST')
  await expect(page.getByRole('region', { name: 'Life of the token' })).toHaveText(/^Valid/)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('keeps the request as it was left while the Token tab is in front', async () => {
  await openExpired()
  const { choose, writeBody, body } = workspaceOf(page)
  await choose('Blacklist a client')
  await writeBody('{"clientId": "ada"}')
  await page.getByRole('tab', { name: 'Explore' }).press('ArrowLeft')
  await expect(page.getByRole('region', { name: 'Life of the token' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await openTab('Explore')

  await expect(body).toHaveText('{"clientId": "ada"}')
  expect(server.log().counts).toEqual({})
})

test('sends with another profile under the token of that one alone', async () => {
  const other = await startSandboxServer({ connectionClose: true })
  await openExpired()
  const input = { ...NEW_PROFILE, id: crypto.randomUUID(), name: 'Beta', baseUrl: other.url }
  await ask(page, 'profile.save', { ...input, credentials: other.credentials })
  const { choose, verdict } = workspaceOf(page)
  const profile = page.getByRole('combobox', { name: 'Profile' })
  await profile.selectOption('Acme Test · TEST')
  const chosen = await profile.inputValue()
  await choose('List clients')

  await press('Send with…')
  await page.getByRole('menuitem', { name: /^Beta/ }).click()
  await expect(verdict).toHaveAttribute('data-verdict', 'success')
  await expect(verdict).toContainText('Sent with Beta · TEST')
  expect(other.log().counts).toEqual({ generateToken: 1, listClients: 1 })
  expect(server.log().counts).toEqual({})
  await expect(profile).toHaveValue(chosen)
  await other.close()
})

test('takes the focus to the passphrase that a send waits for, and gives it back', async () => {
  await addRemembered(browser.firstRun, server)
  page = await browser.open('panel.html')
  const { choose, verdict } = workspaceOf(page)
  await choose('List clients')
  await press('Lock')
  const send = page.getByRole('button', { name: 'Send', exact: true })
  await send.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeFocused()

  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(verdict).toHaveAttribute('data-verdict', 'success')
  await expect(send).toBeFocused()
})

test('asks once before a write with a token that names another environment', async () => {
  const input = { ...NEW_PROFILE, id: crypto.randomUUID(), name: 'Acme Live', environment: 'production' } as const
  await ask(browser.firstRun, 'profile.save', { ...input, baseUrl: server.url, credentials: server.credentials })
  page = await browser.open('panel.html')
  const { choose, verdict } = workspaceOf(page)
  const objection = page.getByRole('alert').filter({ hasText: 'The scope “development” of this token' })
  await choose('List clients')
  await press('Send')
  await expect(verdict).toHaveAttribute('data-verdict', 'success')

  await choose('Blacklist a client')
  const hold = page.getByRole('button', { name: 'Hold to send' })
  await hold.press('Enter')
  await expect(objection).toBeVisible()
  await press('Send anyway')
  await page.getByRole('dialog').getByLabel('Profile name').fill('Acme Live')
  await press('Send POST to Production')
  await expect.poll(() => server.log().counts['blacklistClient']).toBe(1)
  await hold.hover()
  await page.mouse.down()
  await expect.poll(() => server.log().counts['blacklistClient']).toBe(2)
  await page.mouse.up()
  await expect(objection).toHaveCount(0)
})

test('decodes the token, and shows it whole only while the user wants to see it', async () => {
  await openExpired()
  // In every page of this browser from now on.
  await page.clock.install()
  await page.reload()
  await openTab('Token')
  await press('Refresh now')
  await expect(page.getByRole('table', { name: 'What stands in the token' })).toHaveText(
    /alg.*HS256.*exp.*expires \d+/s,
  )
  await expect(page.getByText('Both clocks agree to the second.')).toBeVisible()
  const shown = page.locator('.raw-token-text')

  await press('Show token')
  expect(await accepts(server, (await shown.textContent())?.trim() ?? '')).toBe(true)
  await press('Hide token')
  await expect(shown).toHaveCount(0)

  await press('Show token')
  await expect(shown).toBeVisible()
  await openTab('Explore')
  await openTab('Token')
  await expect(shown).toHaveCount(0)

  await press('Show token')
  await expect(shown).toBeVisible()
  await page.clock.fastForward(61_000)
  await expect(shown).toHaveCount(0)
})
