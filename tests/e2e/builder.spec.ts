import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { shareBrowser } from './harness/shared-workspace.ts'
import type { Workspace } from './harness/workspace.ts'

let page: Page
let workspace: Workspace
shareBrowser((scene) => {
  ;({ page, workspace } = scene)
})

const field = (pointer: string) => page.locator(`[data-place="body:${pointer}"]`)
const view = (name: 'Form' | 'JSON') => page.getByRole('button', { name, exact: true }).press('Enter')
const text = async () => (await workspace.body.locator('.cm-line').allTextContents()).join('')

async function expectNoObjection(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

const button = (name: string) => page.getByRole('button', { name, exact: true })

/** The first: the workspaces of later ones can go back to what was left in those before. */
test('leaves the focus where it is when there is no more to undo or to redo', async () => {
  const [undo, redo] = [button('Undo'), button('Redo')]
  await expect(undo).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('textbox', { name: 'URL' }).fill('/mine')
  await expect(undo).not.toHaveAttribute('aria-disabled')

  await undo.press('Enter')
  await expect(undo).toHaveAttribute('aria-disabled', 'true')
  await expect(undo).toBeFocused()
  await undo.press('Enter')
  await redo.press('Enter')
  await expect(redo).toHaveAttribute('aria-disabled', 'true')
  await expect(redo).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue('/mine')
})

test('fills in a form by keyboard, and loses nothing between the views', async () => {
  await workspace.choose('listClients')
  await workspace.send('success')
  await workspace.choose('blacklistClient')
  await workspace.writeBody('{"mine": 1.50, "clientId": "x", "reasons": []}')
  await view('Form')

  // The ids of answers are read after these are drawn.
  await expect(field('/clientId')).toHaveRole('combobox')
  await field('/clientId').press('Control+A')
  await page.keyboard.type('ada@')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field('/clientId')).toHaveValue('00000000-0000-4000-8000-000000000001')

  await page.getByRole('button', { name: 'Add to reasons' }).press('Enter')
  await expect(field('/reasons/0/category')).toBeFocused()
  await page.keyboard.type('PAY')
  await page.keyboard.press('Tab')
  await page.keyboard.type('HI')
  await expectNoObjection()

  await view('JSON')
  await expect
    .poll(text)
    .toBe(
      '{"mine": 1.50, "clientId": "00000000-0000-4000-8000-000000000001", ' +
        '"reasons": [{"category": "PAYMENT_FRAUD", "severity": "HIGH"}]}',
    )
  await workspace.send('success')
})

test('fills with sample data what is empty, and keeps what Next carried over', async () => {
  await workspace.choose('new customer')
  await workspace.writeBody({ name: 'Lin', email: 'lin@sample.test' })
  await workspace.send('success')
  await page.getByRole('button', { name: 'Enrol this client in the credentials service' }).click()
  await view('Form')
  await expect(field('/name')).toHaveValue('Lin')
  await expect(page.locator('.form-row', { has: field('/partnershipId') })).toContainText('needed')

  await page.getByRole('button', { name: 'Fill with sample data' }).click()
  await expect(field('/partnershipId')).not.toHaveValue('')
  await expect(field('/name')).toHaveValue('Lin')
  await expect(field('/email')).toHaveValue('lin@sample.test')
  await workspace.send('success')

  await page.getByRole('searchbox', { name: 'Search endpoints' }).fill('block a client')
  await expect(page.getByRole('tree', { name: 'Endpoints' }).getByRole('treeitem').first()).toContainText(
    'Blacklist a client',
  )
  await expectNoObjection()
})

test('says before sending that a variable is not set, and sends what it stands for', async () => {
  await workspace.choose('registerClient')
  await workspace.writeBody({ name: '{{who}}', email: 'variable@found.test' })
  await page.getByRole('button', { name: 'Send', exact: true }).press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: '{{who}} in the body is not set' })).toBeVisible()

  await page.getByRole('button', { name: 'Set it…' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('who')
  await page.getByRole('textbox', { name: 'Value' }).fill('Ada Variable')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'who', exact: true })).toHaveValue('Ada Variable')
  await expectNoObjection()
  await page.keyboard.press('Escape')

  await workspace.send('success')
  await page.getByRole('tab', { name: 'Sent' }).click()
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('Ada Variable')
})

test('goes to the name of a row that is added, and to the button when the last one is taken out', async () => {
  await workspace.choose('listClients')
  for (const [tab, noun, name] of [
    ['Params', 'query parameter', 'Name of parameter 3'],
    ['Headers', 'header', 'Name of header 1'],
  ] as const) {
    await page.getByRole('tablist', { name: 'Request', exact: true }).getByRole('tab', { name: tab }).click()
    const add = page.getByRole('button', { name: `Add ${noun}` })
    await add.press('Enter')
    await expect(page.getByLabel(name)).toBeFocused()
    await page.keyboard.type('x-mine')
    await page.getByRole('button', { name: 'Remove x-mine' }).press('Enter')
    await expect(add).toBeFocused()
  }
})

test('keeps several requests over a reload, and undoes every edit of each', async () => {
  await workspace.choose('registerClient')
  await workspace.writeBody({ name: 'First' })
  await page.getByRole('button', { name: 'New request' }).press('Enter')
  await workspace.choose('removeClient')
  await view('Form')
  const original = await field('/clientId').inputValue()
  await field('/clientId').press('Control+A')
  await page.keyboard.type('typed')
  await expect(field('/clientId')).toHaveValue('typed')

  await page.keyboard.press('Control+z')
  await expect(field('/clientId')).toHaveValue(original)
  await page.keyboard.press('Control+Shift+z')
  await expect(field('/clientId')).toHaveValue('typed')
  await expectNoObjection()

  await page.reload()
  const tabs = page.getByRole('tablist', { name: 'Requests' }).getByRole('tab')
  await expect(tabs).toHaveCount(2)
  await expect(field('/clientId')).toHaveValue('typed')
  await tabs.last().press('Delete')
  await expect(field('/name')).toHaveValue('First')
  await page.getByRole('button', { name: 'Reopen the closed request' }).press('Enter')
  await expect(field('/clientId')).toHaveValue('typed')
})
