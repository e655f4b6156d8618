import { expect, it, vi } from 'vitest'
import { keepIconMenu } from '#lib/platform/icon-menu.ts'

const { browser, menu, starts } = vi.hoisted(() => {
  const menu = { items: [] as string[], removeAll: vi.fn(async () => void menu.items.splice(0)) }
  const starts: (() => void)[] = []
  const onStart = { addListener: (start: () => void) => void starts.push(start) }
  const contextMenus = {
    removeAll: menu.removeAll,
    create: ({ id }: { id: string }) => void menu.items.push(id),
    onClicked: { addListener: () => undefined },
  }
  return { browser: { runtime: { onInstalled: onStart, onStartup: onStart }, contextMenus }, menu, starts }
})
vi.mock('webextension-polyfill', () => ({ default: browser }))

it('makes the menu once when an install and a start come together, also after one that failed', async () => {
  keepIconMenu([{ id: 'lock', title: 'Lock' }], () => undefined)
  menu.removeAll.mockRejectedValueOnce(new Error('not now'))
  for (const start of starts) start()
  await vi.waitFor(() => expect(menu.items).toEqual(['lock']))

  for (const start of starts) start()
  await vi.waitFor(() => expect(menu.removeAll).toHaveBeenCalledTimes(4))
  await vi.waitFor(() => expect(menu.items).toEqual(['lock']))
})
