import { expect, it, vi } from 'vitest'
import type { Desk } from '#lib/answer/desk.ts'
import type { TreeState } from '#lib/answer/tree-reading.ts'
import type { ImportReply } from '#lib/interchange/import-port.ts'
import { readFile, useImport } from '#lib/stores/import-store.ts'
import { useReading } from '#lib/stores/reading-store.ts'
import { filterTree, useTree } from '#lib/stores/tree-store.ts'

/** The browser of this page speaks Polish, of which a Worker knows nothing: it answers in English. */
const POLISH = vi.hoisted(() => {
  const words = ['Nie jest to JSON ani YAML.', 'Zobacz wiersz {line}.', 'JSONPath wymaga całego JSON.', 'brak końca']
  const keys = ['this_file_is_neither', 'look_at_line_line', 'a_jsonpath_needs_whole', 'a_string_is_not']
  const getMessage = (key: string) => words[keys.findIndex((begin) => key.startsWith(begin))] ?? ''
  vi.stubGlobal('chrome', { i18n: { getUILanguage: () => 'pl', getMessage } })
  return words
})

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
vi.mock('#lib/platform/worker.ts', () => ({
  startWorker: () => {
    let hear: (reply: ImportReply) => void = () => undefined
    const reply = { ok: false, message: 'This file is neither JSON nor YAML.', line: 4 } as const
    return { post: () => hear(reply), stop: () => undefined, onMessage: (listener: typeof hear) => (hear = listener) }
  },
}))

it('says what is wrong with a file, and where, in the language of the browser', async () => {
  await readFile(new File(['{'], 'broken.json'))

  expect(useImport.getState().state).toMatchObject({ message: 'Nie jest to JSON ani YAML. Zobacz wiersz 4.' })
})

it('says what is wrong with a filter and with an answer in the language of the browser', async () => {
  const fault = { line: 1, column: 8, message: 'a string is not closed' }
  const problem = 'A JSONPath needs whole JSON, and this breaks off.'
  const tree = { rows: 0, fault } as TreeState
  const desk = { treeRows: async () => [], filter: async () => ({ ...tree, problem }) } as Partial<Desk> as Desk
  useReading.setState({ desk, tree })

  await filterTree('$.a')

  expect(useTree.getState().tree).toMatchObject({ problem: POLISH[2], fault: { line: 1, message: POLISH[3] } })
})
