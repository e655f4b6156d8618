import { expect, it, vi } from 'vitest'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { useDraft } from '#lib/stores/draft-store.ts'
import { openPasted, pasteAddress, usePaste } from '#lib/stores/paste-store.ts'
import { goToProblem, useProblemWalk } from '#lib/stores/problem-walk-store.ts'
import { showExchange, useWorkspace } from '#lib/stores/workspace-store.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))

const DRAFT = { ...EMPTY_DRAFT, path: '/partner/v1/all-clients' }
const REFUSED = { id: 'e1', problems: [{ reason: 'no' }] } as unknown as Exchange
const onShow = () => ({ exchangeId: useWorkspace.getState().exchangeId, current: useProblemWalk.getState().current })

it('shows no answer to another request beside one that was pasted', () => {
  showExchange('e1')
  openPasted(DRAFT, { told: ['A token was taken out.'], foreignHost: undefined })

  expect(onShow().exchangeId).toBeUndefined()
  expect(usePaste.getState().note?.told).toEqual(['A token was taken out.'])
})

it('leads to no problem of the address before one that was pasted, and keeps the answer', () => {
  showExchange('e1')
  goToProblem(REFUSED, 0)
  expect(onShow().current).toEqual({ at: 0 })
  pasteAddress('/fraud/v1/report/7?limit=5', undefined)

  expect(onShow()).toEqual({ exchangeId: 'e1', current: undefined })
  expect(useDraft.getState().draft.pathValues).toMatchObject({ clientId: '7' })
})
