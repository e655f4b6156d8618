import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { openHistoryDb } from '#lib/history/history-db.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { backgroundRig, inVault } from '../../fakes/background.ts'
import { KEY } from '../../fakes/secret-room.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))

const TOKEN_PATH = '/dpop/v1/api/generate-token'
const post = (path: string, body: object): RequestDraft => ({
  ...{ method: 'POST', path, pathValues: {}, query: [], headers: [], body: JSON.stringify(body) },
})

/** A profile whose answers are kept on the disk, and a server that makes tokens at an address of its own as well. */
async function rig() {
  const { ask } = backgroundRig(fake)
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => fetch(url.replace('/own/v1/login', TOKEN_PATH), init))
  await ask('profile.save', inVault('p1'))
  await ask('settings.change', { keepAnswers: true })
  const { entries, answers } = openHistoryDb()

  async function answerOf(draft: RequestDraft): Promise<string | undefined> {
    const id = crypto.randomUUID()
    await ask('request.send', { id, page: 'tab:1', profileId: 'p1', draft })
    await vi.waitFor(async () => expect(await entries.get(id)).toMatchObject({ verdict: 'success' }))
    return (await answers.get(id))?.text
  }
  return { answerOf }
}

it('keeps answers on the disk where the user wants it, and none of a call that makes tokens', async () => {
  const { answerOf } = await rig()

  const list: RequestDraft = { ...post('/partner/v1/all-clients', {}), method: 'GET', body: '' }
  expect(await answerOf(list)).toContain('"success":true')
  const asked = post(TOKEN_PATH, { apiKey: '{{apiKey}}', apiSecret: '{{apiSecret}}' })
  expect(await answerOf({ ...asked, operationId: 'generateToken' })).toBeUndefined()
})

it('keeps no answer that holds a token, whatever the call is called', async () => {
  const { answerOf } = await rig()

  expect(await answerOf(post('/own/v1/login', KEY))).toBeUndefined()
})
