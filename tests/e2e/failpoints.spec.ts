import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { inFull, noteFigures, percentile } from '../soak/figures.ts'
import { addProfile, ask, asking, LIST_CLIENTS } from './harness/ask.ts'
import { probedBackground } from './harness/build.ts'
import { type ExtensionBrowser, launchChromium, workerKiller } from './harness/chromium.ts'
import { type SlowLine, slowLine } from './harness/slow-line.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { until } from './harness/until.ts'

const PROBE = readFileSync(new URL('probes/failpoints.js', import.meta.url), 'utf8')
/** On a machine that has nothing else to do a renewal takes a tenth of a second. */
const HANG_MS = 5000
const TIMES = inFull(50, 2)

/** Where a renewal is stopped for good, and the one token call that the next renewal makes. */
const POINTS = {
  'before the lock': 'refresh',
  'after the intent is stored': 'generate',
  'when the request is sent': 'generate',
  'when the answer is there': 'generate',
  'before the token is stored': 'generate',
  'after the token is stored': 'refresh',
  'while it is told': 'refresh',
} as const
type Point = keyof typeof POINTS

interface Scene {
  readonly browser: ExtensionBrowser
  readonly kill: () => Promise<void>
  readonly profileId: string
  readonly line: SlowLine
}

/** Kills the background when a renewal stands at the point. */
async function killAt(point: Point, { browser, kill, profileId }: Scene): Promise<void> {
  const worker = await browser.worker()
  await worker.evaluate(`globalThis.failAt = ${JSON.stringify(point)}`)
  await browser.firstRun.evaluate(`void ${asking('token.renew', profileId)}.catch(() => undefined)`)
  await until(point, () => worker.evaluate(`globalThis.reached === globalThis.failAt`))
  await kill()
}

/** The next renewal and the next send after it; how long the renewal took, in milliseconds. */
async function goOn({ browser: { firstRun: page }, profileId, line }: Scene, id: string, call: string) {
  line.take()
  const start = performance.now()
  await ask(page, 'token.renew', profileId)
  const renewedMs = performance.now() - start
  await ask(page, 'request.send', { id, page: 'tab', profileId, draft: LIST_CLIENTS })
  expect(line.take().map(({ kind }) => kind)).toEqual([call, 'api'])
  const { session, exchanges } = await ask(page, 'views.read')
  expect(session.profiles.map(({ profile, token }) => [profile.id, token.phase])).toEqual([[profileId, 'held']])
  expect(exchanges[0]).toMatchObject({ id, verdict: { kind: 'success' } })
  return renewedMs
}

async function withScene(run: (scene: Scene, server: SandboxServer) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder('failpoints')
  const browser = await launchChromium({ extension: await probedBackground('chrome', folder.path, PROBE) })
  const server = await startSandboxServer()
  const line = await slowLine(server)
  try {
    const profileId = await addProfile(browser.firstRun, { url: line.url, credentials: server.credentials })
    await run({ browser, kill: await workerKiller(browser, browser.firstRun), profileId, line }, server)
  } finally {
    await Promise.all([browser.close(), line.close(), server.close()])
    await folder.remove()
  }
}

test('goes on with the right token call, wherever in a renewal the background is killed', async () => {
  test.setTimeout(60_000 + Object.keys(POINTS).length * TIMES * 2000)
  await withScene(async (scene, server) => {
    for (const [point, call] of Object.entries(POINTS) as [Point, string][]) {
      const times: number[] = []
      for (let time = 0; time < TIMES; time++) {
        await killAt(point, scene)
        times.push(await goOn(scene, `${point} ${time}`, call))
      }
      // What a dead background held is free at once.
      expect(Math.max(...times)).toBeLessThan(HANG_MS)
      const [p95, most] = [percentile(times, 95), Math.max(...times)].map((ms) => `${Math.round(ms)} ms`)
      noteFigures(`killed ${point}`, { kills: TIMES, 'next renewal p95': p95 ?? '', longest: most ?? '' })
    }
    expect(scene.line.reuses()).toBe(0)
    expect(server.sandbox.state().families.filter(({ dead }) => dead)).toEqual([])
  })
})
