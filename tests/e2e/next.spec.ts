import { expect, type Page, test } from '@playwright/test'
import { shareBrowser } from './harness/shared-workspace.ts'
import type { Workspace } from './harness/workspace.ts'

let page: Page
let workspace: Workspace
shareBrowser((scene) => {
  ;({ page, workspace } = scene)
})

const field = (name: string) => page.locator(`[data-place="body:/${name}"]`)
const next = (name: string) => page.getByRole('region', { name: 'Next' }).getByRole('button', { name, exact: true })
const chain = () => page.getByRole('region', { name: /^Mandates of/ })
const steps = () => chain().getByRole('listitem')
const tab = (name: string) => page.getByRole('tablist', { name: 'Response' }).getByRole('tab', { name })

/** Presses Next, sees that everything else was filled in, types the rest and sends. */
async function goOn(label: string, filled: Readonly<Record<string, string>>, typed: Readonly<Record<string, string>>) {
  await next(label).click()
  const [first = ''] = Object.keys(typed)
  await expect(field(first)).toBeFocused()
  for (const [name, value] of Object.entries(filled)) await expect(field(name)).toHaveValue(value)
  for (const [name, value] of Object.entries(typed)) {
    await expect(field(name)).toHaveValue('')
    await field(name).fill(value)
  }
}

test('leads from a new client to its payment by four presses, typing only what nobody knows', async () => {
  const email = 'lin@example.test'
  const partnershipId = '00000000-0000-4000-8000-000000000004'
  const merchant = { merchantDid: 'did:key:zMerchant1', merchantName: 'Example Shop' }
  await workspace.choose('register a client')
  await workspace.writeBody({ name: 'Lin', email })
  await workspace.send('success')
  await page.getByRole('button', { name: 'Form', exact: true }).click()

  await goOn('Enrol this client in the credentials service', { name: 'Lin', email }, { partnershipId })
  const clientId = await field('clientId').inputValue()
  await workspace.send('success')

  const intent = { intentId: 'intent-9', ...merchant, amount: '49.9', currency: 'EUR' }
  await goOn('Create an intent mandate', { clientId, partnershipId }, intent)
  await workspace.send('success')

  const known = { clientId, partnershipId, ...merchant, currency: 'EUR', transactionId: 'intent-9' }
  await goOn(
    'Create the cart of this intent',
    { ...known, totalAmount: '49.9' },
    { cartId: 'cart-9', payerEmail: email },
  )
  await page.getByRole('button', { name: 'Add to items' }).click()
  for (const [name, value] of Object.entries({ id: 't-1', name: 'Ticket', quantity: '2', price: '24.95' }))
    await field(`items/0/${name}`).fill(value)
  await workspace.send('success')

  const payment = { paymentMandateId: 'payment-9', agentDid: 'did:key:zAgent1', scope: 'single' }
  await goOn('Create the payment of this cart', { ...known, payerEmail: email, amount: '49.9' }, payment)
  await expect(field('userDid')).toHaveRole('combobox')
  await field('userDid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field('userDid')).toHaveValue(/^did:key:/)
  await workspace.send('success')

  await tab('Chain').click()
  await expect(steps()).toHaveText([/intent-9/, /cart-9/, /payment-9.*pending/, /Signed payment.*not in this answer/])
  await expect(chain().getByRole('button', { name: 'Sign this payment' })).toBeVisible()
  await next('All mandates of this transaction').click()
  await workspace.send('success')
  await tab('Chain').click()
  await expect(steps()).toHaveText([/intent-9.*active/, /cart-9.*active/, /payment-9.*pending/, /missing/])
})

test('offers what can be done with a row of a list, in the table and in the tree', async () => {
  await workspace.choose('list clients')
  await workspace.send('success')
  await tab('Table').click()
  const row = (number: number) => page.getByRole('button', { name: `Next for row ${number}`, exact: true })
  const idOf = async (number: number) => {
    const text = (await page.locator('tr', { has: row(number) }).textContent()) ?? ''
    return /[\da-f]{8}-[-\da-f]{27}/.exec(text)?.[0] ?? 'none'
  }
  const [second, third] = [await idOf(2), await idOf(3)]
  await row(2).click()
  await page.getByRole('menuitem', { name: 'Blacklist this client' }).click()
  await expect(field('clientId')).toHaveValue(second)

  await row(2).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
  await expect(page.getByRole('menuitem', { name: 'Read this client' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-place="path:clientId"]')).toHaveValue(third)
  await expect(page.getByRole('tab', { name: 'Params' })).toBeFocused()

  await tab('Tree').click()
  await page.getByRole('searchbox', { name: 'Filter the answer' }).fill(second)
  const id = page.getByRole('treeitem', { name: /^clientId/ })
  await expect(id).toHaveCount(1)
  await id.click()
  await row(2).press('Enter')
  await page.getByRole('menuitem', { name: 'Mandates of this client' }).press('Enter')
  await expect(page.locator('[data-place="path:clientId"]')).toHaveValue(second)
  await page.setViewportSize({ width: 400, height: 500 })
  await row(2).press('Enter')
  await page.getByRole('menuitem', { name: 'Read this client' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'URL' })).toBeInViewport()
})

test('opens what is next beside what was typed and not sent', async () => {
  const requests = page.getByRole('tablist', { name: 'Requests' }).getByRole('tab')
  await workspace.choose('list clients')
  await workspace.send('success')
  await workspace.choose('register a client')
  await workspace.writeBody({ name: 'Mine', email: 'mine@example.test' })
  await tab('Table').click()
  await page.getByRole('button', { name: 'Next for row 1', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Read this client' }).click()

  await expect(requests).toHaveText([/register-client/, /get-client/])
  await workspace.send('success')
  await requests.first().click()
  await expect(workspace.body).toContainText('mine@example.test')
})
