import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { inFull, noteFigures, percentile } from '../soak/figures.ts'
import { type Asker, addProfile } from './harness/ask.ts'
import { launchChromium, workerKiller } from './harness/chromium.ts'
import { launchFirefox } from './harness/firefox.ts'
import { expectUnharmed, type KillReport, killAtRandom, TOKEN_LIFE_MS, type Victim } from './harness/random-kills.ts'
import { slowLine } from './harness/slow-line.ts'

const CHROMIUM_KILLS = inFull(500, 12)
const FIREFOX_ENDS = inFull(100, 4)
/** A round waits for its token's end, and for two sends. */
const ROUND_MS = 4000

async function killMany(page: Asker, kill: () => Promise<void>, rounds: number): Promise<KillReport> {
  const server = await startSandboxServer({ tokenLifeMs: TOKEN_LIFE_MS })
  const line = await slowLine(server)
  const profileId = await addProfile(page, { url: line.url, credentials: server.credentials })
  const victim: Victim = { page, kill, profileId, server, line }
  try {
    const report = await killAtRandom(victim, rounds)
    expectUnharmed(victim, report)
    return report
  } finally {
    await Promise.all([line.close(), server.close()])
  }
}

function note(test: string, rounds: number, { where, firstAnswersMs, nextSendsMs }: KillReport): void {
  const [first, next] = [firstAnswersMs, nextSendsMs].map((times) => `${Math.round(percentile(times, 95))} ms`)
  noteFigures(test, {
    ...{ kills: rounds, lost: 0, 'refresh tokens reused': 0, 'next sends answered': rounds },
    ...{ 'first answer p95': first ?? '', 'next send p95': next ?? '', ...where },
  })
}

const WAITING = { tag: '@waits' }

test(
  'loses nothing and spends no refresh token twice, whenever Chromium kills the background in a send',
  WAITING,
  async () => {
    test.setTimeout(60_000 + CHROMIUM_KILLS * ROUND_MS)
    const browser = await launchChromium()
    try {
      const report = await killMany(browser.firstRun, await workerKiller(browser, browser.firstRun), CHROMIUM_KILLS)
      note('random kills, Chromium', CHROMIUM_KILLS, report)
      expect(Object.keys(report.where).length).toBeGreaterThan(inFull(3, 2))
    } finally {
      await browser.close()
    }
  },
)

test(
  'loses nothing and spends no refresh token twice, whenever Firefox ends the event page in a send',
  WAITING,
  async () => {
    test.setTimeout(60_000 + FIREFOX_ENDS * ROUND_MS)
    const firefox = await launchFirefox()
    try {
      await firefox.open('welcome.html')
      const page: Asker = { evaluate: (expression) => firefox.run(`return ${expression}`) }
      const report = await killMany(page, firefox.endBackground, FIREFOX_ENDS)
      note('random ends, Firefox', FIREFOX_ENDS, report)
      expect(Object.keys(report.where).length).toBeGreaterThan(1)
    } finally {
      await firefox.close()
    }
  },
)
