import { expect, type Locator, type Page } from '@playwright/test'

/** What a user does in a workspace tab. */
export interface Workspace {
  readonly verdict: Locator
  readonly problems: Locator
  readonly raw: Locator
  readonly body: Locator
  /** Takes the first endpoint that a search finds. */
  readonly choose: (search: string) => Promise<void>
  /** Shows the body as text and puts another in the place of the example, key by key. */
  readonly writeBody: (body: object | string) => Promise<void>
  /** Sends, and waits for this verdict on what was sent. */
  readonly send: (verdict: string) => Promise<void>
}

export function workspaceOf(page: Page): Workspace {
  const verdict = page.getByRole('region', { name: 'Verdict' })
  const body = page.getByRole('textbox', { name: 'Body' })
  return {
    verdict,
    problems: page.getByRole('region', { name: 'Problems' }),
    raw: page.getByRole('textbox', { name: 'Raw' }),
    body,
    async choose(search) {
      const box = page.getByRole('searchbox', { name: 'Search endpoints' })
      await box.fill(search)
      await box.press('Enter')
      // Enter waits for the words that are searched and then leads on; a search that is emptied before finds nothing.
      await expect(box).not.toBeFocused()
      await box.fill('')
    },
    async writeBody(text) {
      await page.getByRole('button', { name: 'JSON', exact: true }).click()
      await body.press('Control+A')
      await body.pressSequentially(typeof text === 'string' ? text : JSON.stringify(text))
    },
    async send(kind) {
      const [before] = await verdict.locator('.verdict-sentence').elementHandles()
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      // One of the same kind may stand there still: it goes before the new one comes.
      await before?.waitForElementState('hidden', { timeout: 15_000 })
      await expect(verdict).toHaveAttribute('data-verdict', kind)
      // Until its body is here the one before stays, grey.
      await expect(page.locator('.answer-stale')).toBeHidden()
    },
  }
}

/** The registered client's id, from the answer on show. */
export async function shownClientId({ raw }: Workspace): Promise<string> {
  await expect(raw).toContainText('"clientId"')
  return /"clientId": "([^"]+)"/.exec((await raw.textContent()) ?? '')?.[1] ?? ''
}
