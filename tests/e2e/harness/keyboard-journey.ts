import { expect } from '@playwright/test'
import { expectFocus, type Keyboard, retype, tabTo } from './keyboard.ts'
import { until } from './until.ts'
import type { User } from './user.ts'

/** Someone at the workspace who has keys and a screen. */
export interface Hands {
  readonly keyboard: Keyboard
  readonly eyes: Pick<User, 'read' | 'value' | 'seen'>
}

/** The one endpoint with a field of that name. */
export const FIELD = 'expectedCity'

export async function sees({ eyes }: Hands, text: string): Promise<void> {
  await until(`"${text}"`, async () => (await eyes.seen()).includes(text))
}

export async function verdict({ eyes }: Hands, begins: string): Promise<void> {
  await until(`the verdict "${begins}"`, async () => (await eyes.read('region', 'Verdict'))?.startsWith(begins))
}

/** From the tab of the body, where choosing an endpoint leads: two fields that the server will not take. */
export async function fillInWrongly(hands: Hands): Promise<void> {
  const { keyboard, eyes } = hands
  await expectFocus(keyboard, 'tab', 'Body')
  await until('the form', () => eyes.value('textbox', /^clientId/))
  await tabTo(keyboard, 'textbox', /^clientId/)
  await retype(keyboard, 'ada')
  await tabTo(keyboard, 'textbox', /^ipAddress/)
  await retype(keyboard, 'nowhere')
}

/** Sends what is wrong, goes from problem to problem by F8, and sends again. */
export async function mendByF8(hands: Hands): Promise<void> {
  const { keyboard } = hands
  await keyboard.strike('Control+Enter')
  await verdict(hands, 'Refused: 400, success false, 2 problems')
  await keyboard.strike('F8')
  await expectFocus(keyboard, 'textbox', /^clientId/)
  await retype(keyboard, '00000000-0000-4000-8000-000000000001')
  await keyboard.strike('F8')
  await expectFocus(keyboard, 'textbox', /^ipAddress/)
  await retype(keyboard, '192.0.2.17')
  await keyboard.strike('Control+Enter')
  await verdict(hands, 'Succeeded: 200, success true')
  await sees(hands, 'Location verified.')
  await expectFocus(keyboard, 'textbox', /^ipAddress/)
}

/** Looks for the refused send among those of before, and opens it as a request. */
export async function findInHistory(hands: Hands): Promise<void> {
  const { keyboard, eyes } = hands
  await keyboard.strike('Control+k', ...'history', 'Enter')
  await until('the history', () => eyes.read('searchbox', 'Search history') !== undefined)
  await sees(hands, '2 sent')
  await tabTo(keyboard, 'searchbox', 'Search history')
  await keyboard.strike(...'nowhere')
  await sees(hands, '1 of 2')
  await keyboard.strike('ArrowDown')
  await until('the entry', async () => (await eyes.read('region', 'Entry'))?.includes('Refused: 400'))
  await keyboard.strike('Enter')
  await expectFocus(keyboard, 'tab', 'Body')
  await verdict(hands, 'Refused: 400')
  expect(await eyes.value('textbox', /^ipAddress/)).toBe('nowhere')
}
