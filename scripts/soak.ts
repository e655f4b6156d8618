/**
 * `npm run test:soak`: the long tests in full, one after the other, and a table of what they measured. A test is long
 * when it takes its measure from `tests/soak/figures.ts`; `npm test` runs a cut of each.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Figure } from '../tests/soak/figures.ts'

const FOLDER = join('node_modules', '.cache', 'signet-reports')
const FIGURES = resolve(FOLDER, 'soak.jsonl')
const bin = (name: string): string => join('node_modules', '.bin', name)

const longTests = (pattern: string): string[] =>
  globSync(pattern).filter((path) => /soak\/figures\.ts|SIGNET_SOAK/.test(readFileSync(path, 'utf8')))

const STEPS: readonly (readonly string[])[] = [
  [bin('wxt'), 'build', '-b', 'chrome'],
  [bin('wxt'), 'build', '-b', 'firefox'],
  ...longTests('tests/unit/**/*.test.ts').map((path) => [bin('vitest'), 'run', path]),
  // One browser at a time: two would slow each other, and with them what is measured.
  [bin('playwright'), 'test', '--workers', '1', ...longTests('tests/e2e/*.spec.ts')],
]

const startedAt = Date.now()
mkdirSync(FOLDER, { recursive: true })
rmSync(FIGURES, { force: true })
for (const [program = '', ...words] of STEPS) {
  const env = { ...process.env, SIGNET_SOAK: 'full', SIGNET_FIGURES: FIGURES }
  const { status } = spawnSync(program, words, { stdio: 'inherit', env, shell: process.platform === 'win32' })
  if (status === 0) continue
  console.error(`✗ ${words.join(' ')}`)
  process.exitCode = 1
}
show()

function show(): void {
  const lines = existsSync(FIGURES) ? readFileSync(FIGURES, 'utf8').trim().split('\n') : []
  console.log(`\n| test | figures |\n| --- | --- |`)
  for (const line of lines) {
    const { test, figures } = JSON.parse(line) as Figure
    const texts = Object.entries(figures).map(([name, value]) => `${name}: ${value}`)
    console.log(`| ${test} | ${texts.join(' · ')} |`)
  }
  const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1)
  console.log(`\n${new Date().toISOString().slice(0, 10)}, ${minutes} min, Node ${process.versions.node}`)
}
