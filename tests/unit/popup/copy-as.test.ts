import { beforeEach, expect, it, vi } from 'vitest'
import { call } from '#lib/messaging/client.ts'
import { copyText } from '#lib/platform/clipboard.ts'
import { QUICK_OPERATIONS } from '#lib/signet/catalogue/quick-operations.ts'
import { clearCopyNotice, useCopy } from '#lib/stores/copy-store.ts'
import { chooseOperation, restoreDraft } from '#lib/stores/draft-store.ts'
import { useProblem } from '#lib/stores/problem-store.ts'
import { copyAs } from '../../../entrypoints/popup/copy-as.ts'
import { aProfile } from '../../fakes/profile.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
vi.mock('#lib/platform/clipboard.ts', () => ({ copyText: vi.fn() }))

const TOKEN = { value: 'aaa.bbb.ccc', profileName: 'Acme Test', expiresAt: Date.now() + 52.5 * 60_000 }
/** As the background hands a draft back. */
const shared = (draft: unknown): unknown => JSON.parse(JSON.stringify(draft).replaceAll('planted', '{{apiSecret}}'))
const copied = () => vi.mocked(copyText).mock.lastCall?.[0]
const said = () => useCopy.getState().notice?.text

beforeEach(() => {
  clearCopyNotice()
  restoreDraft(undefined)
  vi.mocked(copyText).mockReset().mockResolvedValue(true)
  vi.mocked(call)
    .mockReset()
    .mockImplementation((async (name: string, given: unknown) =>
      name === 'draft.redact' ? shared(given) : TOKEN) as never)
})

it('copies a fresh token as a header, and as a .env line', async () => {
  await copyAs('header', aProfile())
  expect(copied()).toBe('Authorization: Bearer aaa.bbb.ccc')
  expect(said()).toBe('Copied Acme Test as a header, good for 52 min')

  await copyAs('env', aProfile())
  expect(copied()).toMatch(/^# Acme Test, expires .*\nSIGNET_TOKEN=aaa\.bbb\.ccc$/)
})

it('asks for no token where none is copied', async () => {
  const list = QUICK_OPERATIONS.find(({ path }) => path === '/partner/v1/all-clients')
  if (list !== undefined) chooseOperation(list)

  await copyAs('curl', aProfile())
  expect(copied()).toContain("curl -X GET 'http://127.0.0.1:4010/partner/v1/all-clients")
  expect(copied()).toContain('$SIGNET_TOKEN')
  await copyAs('template', aProfile())
  expect(copied()).toContain('SIGNET_API_SECRET=')

  expect(vi.mocked(call).mock.calls.map(([name]) => name)).toEqual(['draft.redact'])
})

it('copies no secret that was typed into the request', async () => {
  restoreDraft({ method: 'POST', path: '/x', pathValues: {}, query: [], headers: [], body: '{"name":"planted"}' })

  await copyAs('curl', aProfile())

  expect(copied()).toContain('{"name":"{{apiSecret}}"}')
})

it('says of a sandbox that its command works nowhere else', async () => {
  const [first] = QUICK_OPERATIONS
  if (first !== undefined) chooseOperation(first)

  await copyAs('curl', aProfile({ environment: 'sandbox', baseUrl: 'https://sandbox.signet.test' }))

  expect(said()).toContain('in this extension only')
})

it('says what is missing for a command, and copies nothing', async () => {
  await copyAs('curl', aProfile())

  expect(copyText).not.toHaveBeenCalled()
  expect(useProblem.getState().problem?.code).toBe('input.invalid')
})
