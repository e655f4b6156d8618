import { readFileSync } from 'node:fs'
import { EditorState } from '@codemirror/state'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { pluralKey, textKey } from '#lib/text.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** What is imported from now on is as in a browser of that language. */
function speak(language: string, messageOf: (key: string) => string | undefined): void {
  const getMessage = (key: string) => (key === 'language' ? language : (messageOf(key) ?? ''))
  vi.stubGlobal('chrome', { i18n: { getUILanguage: () => language, getMessage } })
  vi.resetModules()
}

it('writes amounts with the point and the units of the language', async () => {
  speak('fr', (key) => ({ [textKey('{n} kB')]: '{n} ko' })[key])
  const { formatBytes, formatDuration } = await import('#components/response/amounts.ts')

  expect([4600, 27_000_000].map(formatBytes)).toEqual(['4,6 ko', '27,0 MB'])
  expect([184, 2_400, 1_234_500].map(formatDuration)).toEqual(['184 ms', '2,4 s', '1234,5 s'])
})

it('tells of a walk in the order and in the forms of the language', async () => {
  const words = {
    [textKey('{n} rows')]: '{n} wiersza',
    [pluralKey('{n} rows', 'few')]: '{n} wiersze',
    [pluralKey('{n} pages', 'many')]: '{n} stron',
    [textKey('All read: {rows} in {pages}.')]: '{pages}, {rows}: wszystko.',
  }
  speak('pl', (key) => words[key])
  const { WalkReport } = await import('#components/response/WalkReport.tsx')
  const walk = { state: 'done', rows: 3, total: 3, pages: 5, waits: 0, renewals: 0 } as const
  const rest = { waitMs: undefined, failure: undefined, findings: [], key: 'id' }

  const html = renderToStaticMarkup(<WalkReport walk={{ ...walk, ...rest }} onStop={() => {}} />)

  expect(html).toContain('5 stron, 3 wiersze: wszystko.')
})

it('finds a command by its kind as it is shown', async () => {
  speak('de', (key) => ({ [textKey('Endpoint')]: 'Aufruf' })[key])
  const { findCommands } = await import('#components/palette/commands.ts')
  const found = findCommands([{ id: '1', kind: 'Endpoint', label: 'List clients' }], 'aufruf clients')

  expect(found.map(({ command }) => command.id)).toEqual(['1'])
})

it('has a word of its own for all that the editor says', async () => {
  speak('de', (key) => `~${key}`)
  const { codePhrases } = await import('#components/code/code-phrases.ts')
  const state = EditorState.create({ extensions: codePhrases })

  const said = editorWords()

  expect(said).toContain('Find')
  expect(said.filter((word) => !state.phrase(word).startsWith('~'))).toEqual([])
})

/** What the packages of the editor look up, as it stands in their code. */
function editorWords(): string[] {
  const code = ['autocomplete', 'commands', 'language', 'lint', 'search', 'view'].map((name) =>
    readFileSync(`node_modules/@codemirror/${name}/dist/index.js`, 'utf8'),
  )
  const calls = code.join('\n').match(/\bphrase\((?:view, )?[^")]*"[^)]*\)/g) ?? []
  return calls.flatMap((call) => [...call.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word))
}
