/**
 * `npm test`: every check and every test, the browsers last. A line a step with its time; the first step that fails is
 * shown whole and ends the run. The last line sums up all test cases.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

interface Step {
  readonly name: string
  readonly words: readonly string[]
  /** Reads the counts of a runner's report, where the step is a runner. */
  readonly count?: (output: string, code: number) => Counts
}

interface JsonReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
}

const REPORTS = join('node_modules', '.cache', 'signet-reports')
const bin = (name: string): string => join('node_modules', '.bin', name)
const vitest = (report: string, ...projects: string[]): readonly string[] => [
  ...[bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(REPORTS, report)}`],
  ...projects.flatMap((project) => ['--project', project]),
]

/** Beside each other: the unit tests leave a core of two partly idle, and what stands in the other lane takes one. */
const LANES: readonly (readonly Step[])[] = [
  [
    { name: 'style', words: [bin('biome'), 'check', '.'] },
    { name: 'types', words: [bin('tsc'), '--noEmit'] },
    { name: 'unused code', words: [bin('knip')] },
    { name: 'Chromium build', words: [bin('wxt'), 'zip', '-b', 'chrome'] },
    { name: 'Firefox build', words: [bin('wxt'), 'build', '-b', 'firefox'] },
    { name: 'both builds', words: vitest('build.json', 'build'), count: () => countVitest('build.json') },
    { name: 'size', words: [bin('size-limit')] },
    { name: 'Firefox lint', words: [bin('web-ext'), 'lint', '--self-hosted', '--source-dir', '.output/firefox-mv3'] },
    { name: "the vendor's SDK", words: ['node', join('scripts', 'test-sdk.ts')], count: countSdk },
    { name: 'snippets', words: ['node', join('scripts', 'test-snippets.ts')], count: countSnippets },
  ],
  [
    {
      name: 'unit and conformance tests',
      words: vitest('unit.json', 'pure', 'unit', 'components', 'conformance'),
      count: () => countVitest('unit.json'),
    },
  ],
]
/** They want both cores, and the builds. */
const BROWSERS: Step = { name: 'browsers', words: [bin('playwright'), 'test'], count: countPlaywright }

const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const running = new Set<ChildProcess>()
rmSync(REPORTS, { recursive: true, force: true })
const start = Date.now()
const areGood = await Promise.all(LANES.map(walk))
const isGood = areGood.every(Boolean) && (await take(BROWSERS))
if (!isGood) process.exitCode = 1
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped in ${seconds(start)}`)

/** Takes one step after the other. The first that fails ends the run, in the other lane too. */
async function walk(steps: readonly Step[]): Promise<boolean> {
  for (const step of steps) {
    if (process.exitCode === 1) return false
    if (await take(step)) continue
    process.exitCode = 1
    for (const child of running) child.kill()
    return false
  }
  return true
}

async function take({ name, words, count }: Step): Promise<boolean> {
  const start = Date.now()
  const { code, output } = await run(words)
  // Ended by the other lane, which has told why.
  if (code !== 0 && process.exitCode === 1) return false
  const counts = count?.(output, code)
  const tally = counts === undefined ? '' : `, ${counts.passed} passed`
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts?.[key] ?? 0
  if (code === 0) {
    console.log(`✓ ${name} (${seconds(start)}${tally})${reasons(output)}`)
    return true
  }
  if (!counts?.failed) total.failed += 1
  console.log(`✗ ${name} (${seconds(start)})\n${output}\nThe step was: ${words.join(' ')}`)
  return false
}

function run([program = '', ...words]: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, FORCE_COLOR: '0' },
    })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

function seconds(start: number): string {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`
}

/** What a step that passed says it left out. */
function reasons(output: string): string {
  return output
    .split('\n')
    .filter((line) => /^skipped: /i.test(line))
    .map((line) => `\n  ${line}`)
    .join('')
}

function countVitest(report: string): Counts {
  const path = join(REPORTS, report)
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(path, 'utf8')) as JsonReport
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
}

/** Playwright's last lines: `12 passed (1.2m)`, `1 failed`, `2 skipped`, `3 did not run`. */
function countPlaywright(output: string): Counts {
  const number = (word: string): number => Number(new RegExp(`^ +(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0)
  return { passed: number('passed'), failed: number('failed'), skipped: number('skipped') + number('did not run') }
}

/** One case: the SDK works or it does not. Where Python cannot be had it is skipped. */
function countSdk(output: string, code: number): Counts {
  if (/^skipped: /im.test(output)) return { passed: 0, failed: 0, skipped: 1 }
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** A case a language: a line each, which begins with its mark or says that it was skipped. */
function countSnippets(output: string): Counts {
  const lines = (begin: RegExp): number => output.split('\n').filter((line) => begin.test(line)).length
  return { passed: lines(/^✓/), failed: lines(/^✗/), skipped: lines(/^Skipped: /) }
}
