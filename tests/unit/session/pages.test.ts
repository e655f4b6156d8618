import { expect, it } from 'vitest'
import type { PageState } from '#lib/messaging/contract.ts'
import { PAGE_BYTES } from '#lib/session/fitting-page.ts'
import { createPages, type StoredPages } from '#lib/session/pages.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { createKept } from '#lib/storage/kept.ts'
import { fakeArea } from '../../fakes/area.ts'

const typed = (path: string): PageState => ({
  profileId: 'p1',
  draft: { ...EMPTY_DRAFT, path },
  exchangeId: undefined,
})

function pagesWith(open: Set<number>) {
  let clock = 0
  const kept = createKept<StoredPages>(fakeArea(), 'pages', {})
  return createPages({ kept, now: () => ++clock, tabIsOpen: async (id) => open.has(id) })
}

it('gives a popup back what it held when it closed', async () => {
  const pages = pagesWith(new Set())
  const { page } = await pages.open('popup', undefined)
  await pages.keep(page, typed('/a'))

  expect((await pages.open('popup', undefined)).state.draft?.path).toBe('/a')
})

it('gives each open tab its own, and a new one that of the tab closed last', async () => {
  const open = new Set([1, 2, 3])
  const pages = pagesWith(open)
  for (const id of open) await pages.keep((await pages.open('tab', id)).page, typed(`/${id}`))
  open.delete(1)
  open.delete(2)
  open.add(4).add(5)

  expect((await pages.open('tab', 3)).state.draft?.path).toBe('/3')
  expect((await pages.open('tab', 4)).state.draft?.path).toBe('/2')
  expect((await pages.open('tab', 5)).state.draft?.path).toBe('/1')
})

it('keeps panels and tabs apart', async () => {
  const pages = pagesWith(new Set())
  await pages.keep((await pages.open('panel', 1)).page, typed('/panel'))

  expect((await pages.open('tab', 2)).state.draft).toBeUndefined()
})

it('opens a new workspace with what was typed last in the popup, which keeps it too', async () => {
  const pages = pagesWith(new Set())
  await pages.keep((await pages.open('tab', 1)).page, typed('/tab'))
  await pages.keep((await pages.open('popup', undefined)).page, typed('/popup'))

  expect((await pages.open('tab', 2)).state.draft?.path).toBe('/popup')
  expect((await pages.open('popup', undefined)).state.draft?.path).toBe('/popup')
})

const request = (id: string, length: number) => ({
  ...{ id, exchangeId: undefined },
  draft: { ...EMPTY_DRAFT, path: `/${id}`, body: 'x'.repeat(length) },
})

it('keeps what there is room for of a page that holds too much, and says so', async () => {
  const pages = pagesWith(new Set([1]))
  const earlier = Array.from({ length: 300 }, (_, at) => request(`left${at}`, 1000).draft)
  const tabs = [request('a', 200), request('b', 2000)]

  await expect(pages.keep('tab:1', { ...typed('/shown'), earlier, tabs })).rejects.toMatchObject({
    code: 'storage.full',
  })

  const { state } = await pages.open('tab', 1)
  expect(state).toMatchObject({ ...typed('/shown'), tabs })
  expect(state.earlier?.at(-1)?.path).toBe('/left299')
  expect(state.earlier?.length).toBeGreaterThan(100)
})

it('keeps a request without its body where that is too long', async () => {
  const pages = pagesWith(new Set([1]))

  const [long, shown] = [request('long', PAGE_BYTES), request('shown', 2000)]
  const state = { ...typed('/shown'), draft: shown.draft, tabs: [long, shown] }
  await expect(pages.keep('tab:1', state)).rejects.toMatchObject({ code: 'storage.full' })

  expect((await pages.open('tab', 1)).state).toEqual({ ...state, tabs: [request('long', 0), shown] })
})

it('gives up first what examples put there, and says nothing of it', async () => {
  const pages = pagesWith(new Set([1]))
  const state = { ...typed('/shown'), earlier: [request('left', PAGE_BYTES - 10_000).draft] }
  await pages.keep('tab:1', { ...state, placed: [request('put', 20_000).draft] })

  expect((await pages.open('tab', 1)).state).toEqual(state)
})

it('counts the request on show once', async () => {
  const pages = pagesWith(new Set([1]))
  const shown = request('shown', PAGE_BYTES - 10_000)

  await pages.keep('tab:1', { ...typed('/'), draft: shown.draft, tabs: [shown], activeTab: 'shown' })

  expect((await pages.open('tab', 1)).state.draft).toEqual(shown.draft)
})

it('never takes more for pages than leaves room for tokens, whatever they hand over', async () => {
  const area = fakeArea()
  const kept = createKept<StoredPages>(area, 'pages', {})
  const pages = createPages({ kept, now: () => Date.now(), tabIsOpen: async () => true })
  const wide = { ...typed('/'), draft: { ...EMPTY_DRAFT, pathValues: { a: '√§'.repeat(PAGE_BYTES) } } }

  for (let at = 0; at < 30; at++) {
    await pages.keep(`tab:${at}`, { ...typed('/'), draft: request('x', 150_000).draft })
    await expect(pages.keep(`tab:${at + 100}`, wide)).rejects.toMatchObject({ code: 'storage.full' })
  }

  expect(Buffer.byteLength(area.stored.get('pages') ?? '')).toBeLessThan(4_000_000)
})

it.each(['options', 'tab:1:2', '__proto__', 'tab:'])('keeps nothing for %s, which is no page', async (page) => {
  await expect(pagesWith(new Set()).keep(page, typed('/'))).rejects.toMatchObject({ code: 'input.invalid' })
})
