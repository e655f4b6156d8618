import { expect, type Page, test } from '@playwright/test'
import { LANGUAGES } from '#lib/signet/snippets/snippets.ts'
import type { ExtensionBrowser } from './chromium.ts'
import { DOM_TEXT } from './dom-text.ts'
import { held } from './held.ts'
import type { Pasteboard } from './pasteboard.ts'
import { until } from './until.ts'
import { workspaceOf } from './workspace.ts'

/** Whoever goes through a workspace to see that nothing secret shows. */
interface Walk extends Place {
  /** Fails where a text holds a secret. */
  readonly mustBeClean: (where: string, text: string) => void
  /** The same of the page as it stands. */
  readonly look: (where: string) => Promise<void>
}

interface Place {
  readonly page: Page
  readonly clipboard: Pasteboard
  /** The server's base URL. */
  readonly url: string
  /** By the names that may be shown. */
  readonly secrets: Readonly<Record<'apiKey' | 'apiSecret' | 'accessToken' | 'refreshToken', string>>
}

/** Uses what a workspace has beside the main job, and looks at the page and the clipboard after each step. */
export async function goEverywhere(place: Place): Promise<void> {
  const mustBeClean = (where: string, text: string) =>
    expect({ where, held: held(text, place.secrets) }).toEqual({ where, held: [] })
  const look = async (where: string) => mustBeClean(where, await place.page.evaluate<string>(DOM_TEXT))
  const walk = { ...place, mustBeClean, look }
  for (const step of [bringIn, askInOtherWords, readSnippets, readAnswers, typeInTabs, lookBack]) {
    await test.step(step.name, () => step(walk))
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const side = (page: Page, name: string) => page.getByRole('tablist', { name: 'Response' }).getByRole('tab', { name })

/** From now on answers stay on the disk. */
export async function keepAnswers({ open }: Pick<ExtensionBrowser, 'open'>): Promise<void> {
  const options = await open('options.html')
  const answers = options.getByLabel(/^Keep full answers on this computer/)
  // The tick comes back with the settings, once they are stored.
  await answers.click()
  await expect(answers).toBeChecked()
  await options.close()
}

async function copied(
  { page, clipboard, mustBeClean }: Walk,
  what: string,
  copy: () => Promise<void>,
): Promise<string> {
  const before = await clipboard.read()
  await copy()
  await expect(page.locator('.topbar-notice')).toContainText(what)
  // The notice of a copy before may have said the same.
  const text = await until(what, async () => {
    const now = await clipboard.read()
    return now !== before && now
  })
  expect(text.length).toBeGreaterThan(20)
  mustBeClean(what, text)
  return text
}

/** A request in every language, looked at and copied; then what was sent, for a ticket and as cURL. */
async function readSnippets(walk: Walk): Promise<void> {
  const { page, look } = walk
  const { choose } = workspaceOf(page)
  // With the secret that was typed as its limit.
  await choose('list clients')
  await tab(page, 'Snippet').click()
  await expect(page.getByRole('textbox', { name: /^Snippet in/ })).toContainText('limit=%7B%7BapiSecret%7D%7D')
  await copied(walk, 'the curl snippet', () => press(page, 'Copy snippet'))
  await choose('register a client')
  await tab(page, 'Snippet').click()
  for (const { label } of LANGUAGES) {
    await page.getByRole('combobox', { name: 'Language' }).selectOption({ label })
    const shown = page.getByRole('textbox', { name: `Snippet in ${label}` })
    await expect(shown.or(page.getByText('No snippet')).first()).toBeVisible()
    await look(label)
    const copy = page.getByRole('button', { name: 'Copy snippet' })
    if (await copy.isEnabled()) await copied(walk, `the ${label} snippet`, () => copy.click())
  }
  await copied(walk, 'for a ticket', () => press(page, 'Copy for a ticket'))
  await side(page, 'Sent').click()
  await copied(walk, 'as cURL', () => page.getByRole('button', { name: /cURL/ }).first().click())
}

/** An answer from all its sides, a list of which all pages are read, and a chain. */
async function readAnswers(walk: Walk): Promise<void> {
  const { page, look } = walk
  const { choose, send } = workspaceOf(page)
  await choose('list clients')
  await page.getByRole('tab', { name: /^Params/ }).click()
  await page.getByRole('textbox', { name: 'limit' }).fill('2')
  await send('success')
  for (const name of ['Tree', 'Raw', 'Headers', 'Sent', 'Timing', 'Table']) {
    await side(page, name).click()
    await expect(side(page, name)).toHaveAttribute('aria-selected', 'true')
    await look(name)
  }
  await press(page, 'Read all pages')
  await expect(page.getByRole('region', { name: 'All pages' })).toHaveAttribute('data-state', 'done')
  await look('all pages')
  await page.getByRole('button', { name: 'CSV' }).click()
  await copied(walk, 'rows as CSV', () => page.getByRole('menuitem', { name: 'Copy as CSV' }).click())
  await choose('find mandates')
  await send('success')
  await side(page, 'Chain').click()
  await look('Chain')
}

/** What comes in from elsewhere with a secret in it: a cURL command, a variable, an OpenAPI document. */
async function bringIn(walk: Walk): Promise<void> {
  const { page, url, look, secrets } = walk
  const { apiKey, apiSecret, accessToken, refreshToken } = secrets
  const curl = `curl -X POST '${url}/partner/v1/register-client?access_token=${refreshToken}' -H 'x-api-key: ${apiKey}' \\
  -H 'Authorization: Bearer ${accessToken}' -d '{"name":"${accessToken}","email":"x","password":"${apiSecret}"}'`
  await paste(page, curl)
  await expect(page.getByText('A token was taken out')).toBeVisible()
  await look('a pasted command')
  await workspaceOf(page).send('failure')

  await press(page, 'Variables')
  const dialog = page.getByRole('dialog', { name: 'Variables' })
  await dialog.getByLabel('Name').fill('note')
  await dialog.getByLabel('Value').fill(apiSecret)
  await press(page, 'Add variable')
  await expect(dialog.getByText('This holds a key, a secret or a token')).toBeVisible()
  await dialog.getByLabel('Value').fill('harmless')
  await press(page, 'Add variable')
  await expect(dialog.getByRole('textbox', { name: 'note' })).toHaveValue('harmless')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await importDocument(walk)
}

async function importDocument({ page, look, secrets }: Walk): Promise<void> {
  const { apiKey, apiSecret, accessToken } = secrets
  const example = { name: accessToken, apiKey, note: apiSecret }
  const content = { 'application/json': { schema: { type: 'object' }, example } }
  const post = { operationId: 'ownLogin', summary: 'Own login', requestBody: { content }, responses: {} }
  const document = { openapi: '3.1.0', info: { title: 'Own', version: '1' }, paths: { '/own/v1/login': { post } } }
  await page.getByRole('button', { name: 'Change the catalogue' }).click()
  await page.getByRole('menuitem', { name: 'Import OpenAPI…' }).click()
  const buffer = Buffer.from(JSON.stringify(document))
  await page.getByLabel('OpenAPI file').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer })
  await press(page, 'Take it over')
  await expect(page.getByRole('dialog', { name: 'Import OpenAPI' })).toBeHidden()
  await workspaceOf(page).choose('own login')
  await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue('/own/v1/login')
  await look('an imported call')
}

/** A token call that the catalogue does not know, with the secret typed into it. */
async function askInOtherWords({ page, url, secrets }: Walk): Promise<void> {
  const { apiKey, apiSecret } = secrets
  const workspace = workspaceOf(page)
  await paste(page, `curl -X POST '${url}/dpop/v1/api/%67enerate-token' -d '{}'`)
  await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue(/%67enerate-token$/)
  await page.getByRole('tab', { name: 'Body' }).click()
  await workspace.body.press('Control+A')
  await page.keyboard.insertText(JSON.stringify({ apiKey, apiSecret }))
  await workspace.send('failure')
}

async function paste(page: Page, command: string): Promise<void> {
  await page.getByRole('textbox', { name: 'URL' }).evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, command)
}

/** Secrets typed in a request tab: undone in one, closed in the other. */
async function typeInTabs({ page, look, secrets }: Walk): Promise<void> {
  const url = page.getByRole('textbox', { name: 'URL' })
  await press(page, 'New request')
  await url.fill(`/x/${secrets.apiSecret}`)
  await url.press('Control+Z')
  await expect(url).toHaveValue('')
  await press(page, 'New request')
  await url.fill(`/y/${secrets.accessToken.slice(-40)}${secrets.refreshToken}`)
  await page.getByRole('tablist', { name: 'Requests' }).getByRole('tab', { selected: true }).press('Delete')
  await look('request tabs')
}

/** Everything that was sent, looked for, pinned and opened again. */
async function lookBack({ page, look, secrets }: Walk): Promise<void> {
  await tab(page, 'History').click()
  const rows = page.getByRole('listbox', { name: 'History' }).getByRole('option')
  const search = page.getByRole('searchbox', { name: 'Search history' })
  for (const secret of Object.values(secrets)) {
    await search.fill(secret)
    await expect(page.getByText('Nothing fits')).toBeVisible()
  }
  await search.fill('generate-token')
  await rows.first().click()
  await expect(page.getByRole('region', { name: 'Entry' })).toContainText('generate-token')
  await look('an entry of a token call')
  await search.fill('register-client')
  await rows.first().click()
  await press(page, 'Pin')
  await expect(page.getByLabel('Pinned', { exact: true })).toBeVisible()
  await look('an entry')
  await press(page, 'Open again')
  await expect(tab(page, 'Explore')).toHaveAttribute('aria-selected', 'true')
  await look('a request that was opened again')
}
