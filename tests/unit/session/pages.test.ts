import { expect, it } from 'vitest'
import type { PageState } from '#lib/messaging/contract.ts'
import { createPages, type StoredPages } from '#lib/session/pages.ts'
import { EMPTY_DRAFT } from '#lib/signet/draft.ts'
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
