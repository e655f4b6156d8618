import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const git = (...words: string[]): string[] =>
  execFileSync('git', words, { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .filter(Boolean)
const tracked = git('ls-files').filter((path) => !path.startsWith('node_modules/'))
const read = (path: string): string => readFileSync(path, 'utf8')
const within = (...folders: string[]): string[] =>
  tracked.filter((path) => /\.tsx?$/.test(path) && folders.some((folder) => path.startsWith(folder)))
const importersOf = (name: string, paths: string[]): string[] =>
  paths.filter((path) => new RegExp(`from '${name}(/[^']*)?'`).test(read(path)))

interface Package {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
}

it('depends directly on what it stands on, and imports each where it works', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package
  const direct = Object.keys({ ...dependencies, ...devDependencies })
  expect(direct).toEqual(expect.arrayContaining(['wxt', 'react', 'zustand', 'webextension-polyfill', 'playwright']))

  expect(importersOf('wxt', ['wxt.config.ts'])).toEqual(['wxt.config.ts'])
  expect(importersOf('react', within('components/')).length).toBeGreaterThan(0)
  expect(importersOf('playwright', within('tests/e2e/harness/')).length).toBeGreaterThan(0)
  const everywhere = within('lib/', 'components/', 'entrypoints/', 'scripts/')
  expect(importersOf('webextension-polyfill', everywhere).length).toBeGreaterThan(0)
  expect(importersOf('webextension-polyfill', everywhere).filter((path) => !path.startsWith('lib/platform/'))).toEqual(
    [],
  )
})

it('makes every store with zustand', () => {
  const stores = within('lib/stores/').filter((path) => path.endsWith('-store.ts'))
  expect(stores.length).toBeGreaterThan(0)
  expect(importersOf('zustand', stores)).toEqual(stores)
})

it('has the rooms of the design at its top level', () => {
  const top = new Set(tracked.map((path) => path.split('/')[0]))
  const designed = ['package.json', 'tsconfig.json', 'wxt.config.ts', 'README.md', 'LICENSE', 'biome.json', '.ci']
  const rooms = ['entrypoints', 'components', 'lib', 'scripts', 'tests']
  expect([...designed, ...rooms].filter((name) => !top.has(name))).toEqual([])
})

it('has no test file that neither Vitest nor Playwright would run', () => {
  const named = tracked.filter((path) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(path))
  const node = (...words: string[]): string => execFileSync(process.execPath, words, { encoding: 'utf8' })
  const run = [
    node('node_modules/vitest/vitest.mjs', 'list', '--filesOnly'),
    node('node_modules/@playwright/test/cli.js', 'test', '--list', '--reporter=list'),
  ].join('\n')
  expect(named.filter((path) => !run.includes(path.replace('tests/e2e/', '')))).toEqual([])
  const tests = within('tests/').filter((path) => /^(it|test)\(/m.test(read(path)))
  expect(tests.filter((path) => !named.includes(path))).toEqual([])
})

it('lets no browser remember what is typed', () => {
  const fields = within('components/', 'entrypoints/').flatMap((path) =>
    [...read(path).matchAll(/<(?:input|textarea|\w+\.Input)\b(?:=>|[^>])*>/g)].map(([tag]) => ({ path, tag })),
  )
  expect(fields.length).toBeGreaterThan(0)
  expect(fields.filter(({ tag }) => !/autoComplete="off"/.test(tag) && !/type="(checkbox|radio)"/.test(tag))).toEqual(
    [],
  )
})

it('runs the protocol in plain Node', () => {
  const paths = within('lib/signet/').map((path) => JSON.stringify(`./${path}`))
  const script = `for (const path of [${paths}]) await import(path)`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
})

it('draws the map of its rooms as they are', () => {
  const block = /```[a-z]*\n(entrypoints\/[\s\S]*?)```/.exec(read('README.md'))?.[1] ?? ''
  const drawn = new Map<string, string[]>()
  let room = ''
  for (const line of block.split('\n')) {
    if (!line.startsWith(' ')) room = /^\S*/.exec(line)?.[0] ?? ''
    // Names come first, and two spaces or more before what a line says about them.
    const names =
      line
        .trim()
        .split(/ {2,}/)[0]
        ?.matchAll(/([a-z0-9-]+)\/(?= |$)/g) ?? []
    if (line.startsWith(' ')) drawn.set(room, [...(drawn.get(room) ?? []), ...[...names].map(([, name]) => name ?? '')])
  }
  for (const name of ['entrypoints/', 'components/', 'lib/', 'tests/']) {
    const folders = tracked
      .filter((path) => path.startsWith(name) && path.split('/').length > 2)
      .map((path) => path.split('/')[1])
    expect([name, ...(drawn.get(name) ?? [])].sort()).toEqual([name, ...new Set(folders)].sort())
  }
})

it('commits no download address and no path of a machine', () => {
  expect(read('package-lock.json')).not.toContain('"resolved"')
  const own = ':!tests/conformance/repository.test.ts'
  const places = '(^|[^a-z.])/(work|root|home/[a-z]+|Users/[a-z]+|tmp)/'
  const found = tracked.length === 0 ? [] : spawnGrep(places, own)
  expect(found).toEqual([])
})

/** `git grep` ends with 1 when it finds nothing. */
function spawnGrep(pattern: string, ...paths: string[]): string[] {
  try {
    return git('grep', '-nIE', pattern, '--', '.', ...paths)
  } catch {
    return []
  }
}
