import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'

interface Cruise {
  readonly summary: { readonly totalCruised: number; readonly violations: { rule: { name: string }; from: string }[] }
}

const RULES = resolve('tests/dependency-rules.cjs')
const DEPCRUISE = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

/** One violation for each rule: the file that offends, and what it holds. */
const VIOLATIONS: Record<string, [file: string, source: string]> = {
  'signet-is-pure': ['lib/signet/bad.ts', `import '#lib/platform/good.ts'`],
  'answer-is-pure': ['lib/answer/bad.ts', `import '#lib/platform/good.ts'`],
  'sandbox-simulates-alone': ['lib/sandbox/bad.ts', `import '#lib/platform/good.ts'`],
  'platform-knows-no-domain': ['lib/platform/bad.ts', `import '#lib/signet/good.ts'`],
  'messaging-is-the-border': ['lib/messaging/bad.ts', `import '#lib/vault/good.ts'`],
  'stores-ask-and-mirror': ['lib/stores/bad.ts', `import '#lib/platform/good.ts'`],
  'history-stands-on-the-protocol': ['lib/history/bad.ts', `import '#lib/platform/good.ts'`],
  'only-the-background-writes-history': ['entrypoints/panel/bad.ts', `import '#lib/history/retention.ts'`],
  'storage-stands-below': ['lib/storage/bad.ts', `import '#lib/vault/good.ts'`],
  'vault-knows-no-session': ['lib/vault/bad.ts', `import '#lib/session/good.ts'`],
  'errors-stand-on-texts': ['lib/errors.ts', `import '#lib/signet/good.ts'`],
  'texts-stand-alone': ['lib/text.ts', `import '#lib/signet/good.ts'`],
  'components-are-look': ['components/bad.ts', `import { create } from 'zustand'\nexport const made = create`],
  'lib-is-below': ['lib/interchange/below.ts', `import '#components/good.ts'`],
  'pages-never-reach-secrets': ['entrypoints/popup/bad.ts', `import '../shared.ts'`],
  'only-platform-imports-the-polyfill': [
    'lib/session/bad.ts',
    `import browser from 'webextension-polyfill'\nexport const id = browser`,
  ],
  'no-cycles': ['lib/traffic/back.ts', `import './forth.ts'`],
  'no-orphans': ['lib/interchange/bad.ts', 'export const alone = 1'],
  'no-unresolved': ['lib/history/lost.ts', `import '#lib/nowhere.ts'`],
  'product-needs-no-development-tool': [
    'lib/traffic/tool.ts',
    `import { test } from 'vitest'\nexport const run = test`,
  ],
}
const INNOCENT = {
  'lib/platform/good.ts': 'export const here = 1',
  'lib/signet/good.ts': 'export const here = 1',
  'lib/vault/good.ts': 'export const here = 1',
  'lib/session/good.ts': 'export const here = 1',
  'lib/history/retention.ts': 'export const here = 1',
  'components/good.ts': 'export const here = 1',
  'entrypoints/shared.ts': `import '#lib/vault/good.ts'`,
  'lib/traffic/forth.ts': `import './back.ts'`,
}

const folder = mkdtempSync(join(tmpdir(), 'signet-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

function plant(): void {
  for (const file of ['package.json', 'tsconfig.json']) copyFileSync(file, join(folder, file))
  mkdirSync(join(folder, '.wxt'))
  writeFileSync(
    join(folder, '.wxt/tsconfig.json'),
    '{"compilerOptions": {"module": "Preserve", "moduleResolution": "Bundler"}}',
  )
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [file, source] of [...Object.entries(INNOCENT), ...Object.values(VIOLATIONS)]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${source}\n`)
  }
}

const cruise = (cwd: string): Cruise => {
  const words = [DEPCRUISE, '--config', RULES, '--output-type', 'json', 'entrypoints', 'components', 'lib']
  const { stdout } = spawnSync(process.execPath, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  return JSON.parse(stdout) as Cruise
}

it('reports a planted violation of every import rule', () => {
  plant()
  const { forbidden } = createRequire(import.meta.url)(RULES) as { forbidden: { name: string }[] }
  const { violations } = cruise(folder).summary

  expect(Object.keys(VIOLATIONS).sort()).toEqual(forbidden.map(({ name }) => name).sort())
  const fired = violations.map(({ rule, from }) => `${rule.name} ${from}`)
  expect(fired).toEqual(expect.arrayContaining(Object.entries(VIOLATIONS).map(([rule, [file]]) => `${rule} ${file}`)))
})

it('sees every module of the product, and no violation', () => {
  const { summary } = cruise('.')
  const tracked = execFileSync('git', ['ls-files', 'entrypoints', 'components', 'lib'], { encoding: 'utf8' })
  const sources = tracked.split('\n').filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))

  expect(summary.totalCruised).toBeGreaterThanOrEqual(sources.length)
  expect(summary.violations).toEqual([])
})
