import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Operation, operationById } from '#lib/signet/catalogue.ts'
import { EMPTY_DRAFT } from '#lib/signet/draft.ts'
import { chooseOperation, editDraft, useDraft } from '#lib/stores/draft-store.ts'
import { closeTab, goToTab, MOST_TABS, openTab, reopenTab, useClosedTabs } from '#lib/stores/tab-store.ts'
import { followEdits, redo, undo, useUndo } from '#lib/stores/undo-store.ts'
import { presentTabs, showExchange, useWorkspace } from '#lib/stores/workspace-store.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))

const path = () => useDraft.getState().draft.path
const active = () => useWorkspace.getState().activeTab
let clock = 0

beforeEach(() => {
  useDraft.setState({ draft: EMPTY_DRAFT, earlier: [] })
  useWorkspace.setState(useWorkspace.getInitialState(), true)
  useClosedTabs.setState({ closed: [] })
  useUndo.setState({ byTab: {} })
  clock += 10_000
})

describe('request tabs', () => {
  it('keep a draft and an exchange each', () => {
    editDraft({ path: '/one' })
    showExchange('x')
    const first = active()
    openTab()
    expect(useWorkspace.getState().exchangeId).toBeUndefined()
    editDraft({ path: '/two' })

    goToTab(first)

    expect(path()).toBe('/one')
    expect(useWorkspace.getState().exchangeId).toBe('x')
    expect(presentTabs().map(({ draft }) => draft.path)).toEqual(['/one', '/two'])
  })

  it('show a neighbour when one closes, and the closed one again when it is wanted', () => {
    editDraft({ path: '/one' })
    openTab()
    editDraft({ path: '/two' })

    closeTab(active())
    expect(path()).toBe('/one')

    reopenTab()
    expect(path()).toBe('/two')
    expect(presentTabs()).toHaveLength(2)
  })

  it('leave an empty request behind the last', () => {
    editDraft({ path: '/one' })
    closeTab(active())

    expect(presentTabs().map(({ draft }) => draft)).toEqual([EMPTY_DRAFT])
  })

  it('are not more than can be kept', () => {
    for (let count = 0; count < MOST_TABS + 5; count++) openTab()
    expect(presentTabs()).toHaveLength(MOST_TABS)
  })
})

describe('undo', () => {
  it('takes back every edit, and brings it again', () => {
    const stop = followEdits(() => (clock += 10_000))
    editDraft({ path: '/one' })
    editDraft({ body: '{}' })
    chooseOperation(operationById('listClients') as Operation)

    undo()
    expect(useDraft.getState().draft).toMatchObject({ path: '/one', body: '{}' })
    undo()
    expect(useDraft.getState().draft).toMatchObject({ path: '/one', body: '' })
    redo()
    expect(useDraft.getState().draft).toMatchObject({ path: '/one', body: '{}' })

    editDraft({ path: '/other' })
    redo()
    expect(path()).toBe('/other')
    stop()
  })

  it('takes what was typed without a pause for one step', () => {
    const stop = followEdits(() => (clock += 100))
    for (const body of ['a', 'ab', 'abc']) editDraft({ body })
    editDraft({ method: 'POST' })

    undo()
    undo()

    expect(useDraft.getState().draft.body).toBe('')
    stop()
  })

  it('has a history for each tab', () => {
    const stop = followEdits(() => (clock += 10_000))
    editDraft({ path: '/one' })
    const first = active()
    openTab()
    editDraft({ path: '/two' })
    goToTab(first)

    undo()

    expect(presentTabs().map(({ draft }) => draft.path)).toEqual(['', '/two'])
    stop()
  })
})
