import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { INDEX, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { draftOf, EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { followOperations } from '#lib/stores/draft-adapting.ts'
import { chooseOperation, editDraft, fillExampleIds, useDraft } from '#lib/stores/draft-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { closeTab, goToTab, MOST_TABS, openBeside, openTab, reopenTab, useClosedTabs } from '#lib/stores/tab-store.ts'
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
  useExchanges.setState({ exchanges: [] })
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

describe('a draft that comes from an answer or the history', () => {
  const NEXT = { ...EMPTY_DRAFT, path: '/next' }
  const paths = () => presentTabs().map((tab) => tab.draft.path)

  it('opens beside what was typed and not sent, with the answer that it comes from', () => {
    editDraft({ path: '/mine' })

    openBeside(NEXT, 'x')

    expect(paths()).toEqual(['/mine', '/next'])
    expect([path(), useWorkspace.getState().exchangeId]).toEqual(['/next', 'x'])
  })

  it('takes the place of what was sent as it stands', () => {
    editDraft({ path: '/mine' })
    const draft = structuredClone(useDraft.getState().draft)
    useExchanges.setState({ exchanges: [{ id: 'x', draft } as Exchange] })
    openBeside(NEXT, 'x')
    expect(paths()).toEqual(['/next'])

    editDraft({ body: '{}' })
    openBeside({ ...NEXT }, 'x')
    expect(paths()).toEqual(['/next', '/next'])
  })

  it('takes the place of one that was opened so, or chosen, and not typed into', () => {
    openBeside(NEXT, undefined)
    openBeside({ ...NEXT, path: '/other' }, undefined)
    expect(paths()).toEqual(['/other'])

    chooseOperation(operationById('listClients') as Operation)
    openBeside(NEXT, undefined)
    expect(paths()).toEqual(['/next'])
  })

  it('leaves what was typed to go back to where no more tabs can be open', () => {
    for (let count = 1; count < MOST_TABS; count++) openTab()
    editDraft({ path: '/mine' })

    openBeside(NEXT, undefined)
    expect(paths()).toHaveLength(MOST_TABS)
    undo()

    expect(path()).toBe('/mine')
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

  it('brings no id of an example back to where it was taken out', () => {
    const stop = followEdits(() => (clock += 10_000))
    const removeClient = operationById('removeClient') as Operation
    chooseOperation(removeClient)
    editDraft({ headers: [{ name: 'x-mine', value: '1', enabled: true }] })
    chooseOperation(operationById('listClients') as Operation)
    fillExampleIds(false)

    undo()
    expect(useDraft.getState().draft).toMatchObject({ operationId: 'removeClient', headers: [{ name: 'x-mine' }] })
    expect(useDraft.getState().draft.body).not.toContain('clientId')
    undo()
    redo()
    expect(useDraft.getState().draft.body).not.toContain('clientId')

    fillExampleIds(true)
    stop()
  })

  it('takes no step back where ids of examples were taken out, but to what was typed before', () => {
    const stop = followEdits(() => (clock += 10_000))
    chooseOperation(operationById('removeClient') as Operation)
    editDraft({ headers: [{ name: 'x-mine', value: '1', enabled: true }] })
    fillExampleIds(false)

    undo()

    expect(useDraft.getState().draft).toMatchObject({ operationId: 'removeClient', headers: [] })
    fillExampleIds(true)
    stop()
  })

  it('loses no parameter that an import brought meanwhile, here and in the other tabs', () => {
    const [stop, stopOperations] = [followEdits(() => (clock += 10_000)), followOperations()]
    onTestFinished(() => useCatalogue.setState({ catalogue: INDEX }))
    const listClients = operationById('listClients') as Operation
    chooseOperation(listClients)
    openTab(draftOf(listClients))
    editDraft({ headers: [{ name: 'x-mine', value: '1', enabled: true }] })
    const region = { name: 'region', in: 'query', required: false, description: '', schema: {} } as const
    const changed = { ...listClients, parameters: [...listClients.parameters, region] }
    useCatalogue.setState({
      catalogue: { ...INDEX, operations: INDEX.operations.map((one) => (one === listClients ? changed : one)) },
    })

    const rows = () => presentTabs().map(({ draft }) => draft.query.at(-1)?.name)
    expect(rows()).toEqual(['region', 'region'])
    undo()
    expect(useDraft.getState().draft).toMatchObject({ operationId: 'listClients', headers: [] })
    expect(rows()).toEqual(['region', 'region'])
    stopOperations()
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
