import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { call } from '#lib/messaging/client.ts'
import type { PageState } from '#lib/messaging/contract.ts'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { editDraft, placedDrafts, useDraft } from '#lib/stores/draft-store.ts'
import { openWorkspace, presentTabs, showExchange, useWorkspace } from '#lib/stores/workspace-store.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))

const HELD: PageState = {
  profileId: 'p',
  draft: { method: 'GET', path: '/held', pathValues: {}, query: [], headers: [], body: '' },
  exchangeId: 'x',
  tab: 'token',
}
const paths: (string | undefined)[] = []
const waiting: (() => void)[] = []

beforeEach(() => {
  vi.stubGlobal('document', new EventTarget())
  vi.mocked(call).mockImplementation(((name: string, _page: string, state: PageState) => {
    if (name === 'page.open') return Promise.resolve({ page: 'tab:1', state: HELD })
    paths.push(state.draft?.path)
    return new Promise<void>((resolve) => waiting.push(resolve))
  }) as typeof call)
})

it('takes up what was held, and keeps each change: one message at a time, the newest state last', async () => {
  await openWorkspace('tab', undefined)
  expect(useDraft.getState().draft.path).toBe('/held')
  expect(useWorkspace.getState()).toMatchObject({ profileId: 'p', exchangeId: 'x', tab: 'token' })

  for (const path of ['/a', '/ab', '/abc']) editDraft({ path })
  expect(paths).toEqual(['/a'])

  waiting.shift()?.()
  await vi.waitFor(() => expect(paths).toEqual(['/a', '/abc']))

  editDraft({ path: '/abcd' })
  Object.assign(document, { visibilityState: 'hidden' })
  document.dispatchEvent(new Event('visibilitychange'))
  expect(paths).toEqual(['/a', '/abc', '/abcd'])
})

it('keeps that another exchange is on show a moment after its send has left, or at once when the page may close', async () => {
  await openWorkspace('tab', undefined)
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  vi.mocked(call).mockImplementation((async () => undefined) as typeof call)
  for (const done of waiting.splice(0)) done()
  await vi.advanceTimersByTimeAsync(1_000)
  vi.mocked(call).mockClear()
  const kept = () => (vi.mocked(call).mock.lastCall?.[2] as PageState | undefined)?.exchangeId

  showExchange('sent')
  await vi.advanceTimersByTimeAsync(100)
  expect(kept()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(100)
  expect(kept()).toBe('sent')

  showExchange('next')
  Object.assign(document, { visibilityState: 'hidden' })
  document.dispatchEvent(new Event('visibilitychange'))
  expect(kept()).toBe('next')
})

it('keeps what examples and sample data put into the open requests, and of others nothing', async () => {
  await openWorkspace('tab', undefined)
  const put = (id: string) => draftOf(operationById(id) as Operation)
  useDraft.setState({ draft: put('registerClient'), placed: [put('blacklistClient'), put('registerClient')] })
  vi.mocked(call).mockClear()

  editDraft({ body: '{"name": "Bo"}' })
  await vi.waitFor(() => {
    waiting.shift()?.()
    const kept = vi.mocked(call).mock.lastCall?.[2] as PageState
    expect(kept.draft?.body).toBe('{"name": "Bo"}')
    expect(kept.placed?.map(({ operationId }) => operationId)).toEqual(['registerClient'])
  })

  vi.mocked(call).mockResolvedValueOnce({ page: 'tab:1', state: { ...HELD, placed: [put('registerClient')] } })
  await openWorkspace('tab', undefined)
  expect(placedDrafts()).toEqual([put('registerClient')])
})

it('makes one tab of what a page held before there were any, and keeps every tab', async () => {
  await openWorkspace('tab', undefined)
  const { tabs, activeTab } = useWorkspace.getState()
  expect(tabs).toEqual([{ id: activeTab, draft: HELD.draft, exchangeId: 'x' }])

  editDraft({ path: '/typed' })

  expect(presentTabs()).toMatchObject([{ id: activeTab, draft: { path: '/typed' }, exchangeId: 'x' }])
})
