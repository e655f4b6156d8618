import { beforeEach, expect, it, vi } from 'vitest'
import { quickOperations } from '#lib/signet/catalogue/quick-operations.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { openDraft, useDraft } from '#lib/stores/draft-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { overrule, sendDraft } from '#lib/stores/send-store.ts'
import { showExchange, useWorkspace } from '#lib/stores/workspace-store.ts'
import { paletteActs } from '../../../entrypoints/panel/palette/palette-acts.ts'
import { choose, objection, sent, startPage, use } from '../../fakes/sending-page.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
vi.mock('#lib/platform/clipboard.ts', () => ({ copyText: vi.fn() }))
vi.mock('#lib/platform/devtools.ts', () => ({ isDevtools: () => false }))
beforeEach(() => {
  startPage()
  use('production')
  choose('removeClient')
})

const act = (id: string) =>
  paletteActs()
    .find(({ command }) => command.id === id)
    ?.run()

it.each([
  ['Send, and Ctrl+Enter', () => sendDraft()],
  ['Send with another profile', () => sendDraft('other')],
  ['Send again after an interruption', () => sendDraft('p')],
  ['Send of the palette', () => act('action.send')],
  [
    'the popup',
    () => {
      useWorkspace.setState({ page: 'popup', profileId: undefined })
      return sendDraft()
    },
  ],
])('holds a write to Production back at %s', async (_entry, press) => {
  await press()
  // Nor does "Send anyway", which answers other objections.
  await overrule()

  expect(objection()).toBe('production')
  expect(sent()).toEqual([])
})

it.each([
  ['the history', () => openDraft(useDraft.getState().draft)],
  [
    'Recent',
    () => {
      useExchanges.setState({ exchanges: [{ id: 'before', profileId: 'p' } as Exchange] })
      showExchange('before')
    },
  ],
])('sends nothing when a write is opened again from %s', (_entry, open) => {
  open()

  expect(sent()).toEqual([])
})

it('sends nothing by any command of the palette', async () => {
  useExchanges.setState({ exchanges: [{ id: 'before', problems: [{ reason: 'x' }] } as unknown as Exchange] })
  for (const { run } of paletteActs()) {
    choose('removeClient')
    await run()
  }

  expect(sent()).toEqual([])
})

it('offers nothing in the popup that writes, on Production and where no profile is known', () => {
  for (const environment of ['production', undefined] as const) {
    const offered = quickOperations(environment)
    expect(offered.map((operation) => draftOf(operation).method)).not.toContain('DELETE')
    expect(offered.every(({ effect }) => effect === 'read')).toBe(true)
    expect(offered.length).toBeGreaterThan(0)
  }
})

it('offers writes in the popup after the reads on Test and Sandbox, and no call that trades credentials', () => {
  for (const environment of ['test', 'sandbox'] as const) {
    const offered = quickOperations(environment)
    const effects = offered.map(({ effect }) => effect)
    expect(effects.indexOf('write')).toBe(quickOperations('production').length)
    expect(effects.lastIndexOf('read')).toBe(effects.indexOf('write') - 1)
    expect(offered.map(({ id }) => id)).toEqual(expect.arrayContaining(['blacklistClient', 'removeClient']))
    expect(offered.some(({ secretAnswer, restricted }) => secretAnswer || restricted !== undefined)).toBe(false)
  }
})
