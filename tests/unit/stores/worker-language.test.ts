import { beforeEach, expect, it, vi } from 'vitest'
import type { Desk } from '#lib/answer/desk.ts'
import type { TreeState } from '#lib/answer/tree-reading.ts'
import type { ImportReply } from '#lib/interchange/import-port.ts'

const POLISH = {
  this_file_is_neither: 'Nie jest to JSON ani YAML. Zobacz wiersz {line}.',
  this_filter_takes_too: 'Ten filtr trwa zbyt długo.',
  brackets_are_missing_at: 'na końcu brakuje {brackets}',
}
const TOO_LONG = "$[?match(@, '(a{1000}){1000}')]"
/** What the Worker of the imports answers. */
let reply: ImportReply

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
vi.mock('#lib/platform/worker.ts', () => ({
  startWorker: () => {
    let hear: (given: ImportReply) => void = () => undefined
    return { post: () => hear(reply), stop: () => undefined, onMessage: (listener: typeof hear) => (hear = listener) }
  },
}))

beforeEach(() => {
  vi.resetModules()
  vi.unstubAllGlobals()
})

/** What modules say in a Worker, which has no texts of the browser. */
function inWorker(): void {
  vi.stubGlobal('DedicatedWorkerGlobalScope', class {})
}

/** From here on, modules are loaded as in a page of a Polish browser. */
function inPolishPage(): void {
  vi.unstubAllGlobals()
  vi.resetModules()
  const getMessage = (key: string) => Object.entries(POLISH).find(([begin]) => key.startsWith(begin))?.[1] ?? ''
  vi.stubGlobal('chrome', { i18n: { getUILanguage: () => 'pl', getMessage } })
}

it('says what is wrong with a file, and where, in the language of the browser', async () => {
  inWorker()
  const { readImport } = await import('#lib/interchange/import-port.ts')
  reply = readImport('openapi: 3.1.0\npaths: [\n')
  inPolishPage()
  const { readFile, useImport } = await import('#lib/stores/import-store.ts')

  await readFile(new File(['{'], 'broken.json'))

  expect(useImport.getState().state).toMatchObject({ message: 'Nie jest to JSON ani YAML. Zobacz wiersz 3.' })
})

it('says what is wrong with a filter and with an answer in the language of the browser', async () => {
  inWorker()
  const { readTree } = await import('#lib/answer/tree-reading.ts')
  const { nodesAtPath } = await import('#lib/answer/path-filter.ts')
  const find = async (...asked: Parameters<typeof nodesAtPath>) => nodesAtPath(...asked)
  const broken = readTree('{"a": {"b": 1', () => undefined, find)?.state()
  const filtered = await readTree('["a"]', () => undefined, find)?.filter(TOO_LONG)
  inPolishPage()
  const { useReading } = await import('#lib/stores/reading-store.ts')
  const { filterTree, useTree } = await import('#lib/stores/tree-store.ts')
  const desk = { treeRows: async () => [], filter: async () => ({ ...broken, problem: filtered?.problem }) }
  useReading.setState({ desk: desk as unknown as Desk, tree: broken as TreeState })

  await filterTree(TOO_LONG)

  expect(useTree.getState().tree).toMatchObject({
    problem: 'Ten filtr trwa zbyt długo.',
    fault: { message: 'na końcu brakuje } }' },
  })
})
