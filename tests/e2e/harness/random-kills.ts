import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import type { TokenView } from '#lib/signet/token/token.ts'
import type { SandboxServer } from '../../../scripts/sandbox-server.ts'
import { type Asker, ask, asking, LIST_CLIENTS } from './ask.ts'
import type { LineCall, SlowLine } from './slow-line.ts'
import { until } from './until.ts'

/** A background that can be killed, and a page that talks to it and outlives it. */
export interface Victim {
  readonly page: Asker
  readonly kill: () => Promise<void>
  readonly profileId: string
  readonly server: SandboxServer
  readonly line: SlowLine
}

export interface KillReport {
  /** Where the kills fell, by how far the send had come. */
  readonly where: Readonly<Record<string, number>>
  /** From the kill to the background's first answer, in milliseconds. */
  readonly firstAnswersMs: readonly number[]
  /** From the order of the next send to its end. */
  readonly nextSendsMs: readonly number[]
}

/** How long the tokens of the server live: each round needs one that is at its end. */
export const TOKEN_LIFE_MS = 2000
/** A kill within the time of so many sends falls before, into or after one. */
const WITHIN_SENDS = 2
/** Longer than that is a hang. */
const HANG_MS = 5000
/** A token that was just made is not doubted for a fifth of its life. */
const DOUBTED_AFTER_MS = TOKEN_LIFE_MS / 4
const CUT = 'document.documentElement.dataset.cut'

/**
 * Kills the background again and again at a random moment of a send whose token is at its end: it has expired, or the
 * server refuses it. The moments are spread over the time that a send takes on this machine. Expects after each kill
 * that the profile is there, that nothing is pending, and that the next send is answered.
 */
export async function killAtRandom(victim: Victim, rounds: number): Promise<KillReport> {
  const where: Record<string, number> = {}
  const [firstAnswersMs, nextSendsMs]: [number[], number[]] = [[], []]
  const withinMs = WITHIN_SENDS * (await measureSend(victim))
  for (let round = 0; round < rounds; round++) {
    await endToken(victim, round % 2 === 0)
    // More of them early: a send may be quicker than the one that was measured.
    const afterMs = ((round + Math.random()) / rounds) ** 2 * withinMs
    const phase = await killDuringSend(victim, `cut-${round}`, afterMs)
    where[phase] = (where[phase] ?? 0) + 1
    firstAnswersMs.push(await timeOf(() => ask(victim.page, 'views.read')))
    nextSendsMs.push(await timeOf(() => sendNext(victim, `next-${round}`)))
    victim.line.take()
  }
  return { where, firstAnswersMs, nextSendsMs }
}

/** How long the server is busy with a send whose token has expired, in milliseconds. The first of all takes longer. */
async function measureSend(victim: Victim): Promise<number> {
  await sendNext(victim, 'first')
  await endToken(victim, false)
  victim.line.take()
  const { page, profileId, line } = victim
  const start = Date.now()
  await ask(page, 'request.send', { id: 'measured', page: 'tab', profileId, draft: LIST_CLIENTS })
  return (line.take().at(-1)?.deliveredAt ?? Date.now()) - start
}

async function endToken({ page, profileId, server }: Victim, refused: boolean): Promise<void> {
  const { obtainedAt = 0, expiresAt = 0 } = await tokenOf(page, profileId)
  const endsAt = refused ? obtainedAt + DOUBTED_AFTER_MS : expiresAt
  await pause(Math.max(0, endsAt - Date.now()))
  if (refused) await fetch(`${server.url}/__sandbox/expire`, { method: 'POST' })
}

async function killDuringSend(victim: Victim, id: string, afterMs: number): Promise<string> {
  const { page, kill, profileId, line } = victim
  const order = asking('request.send', { id, page: 'tab', profileId, draft: LIST_CLIENTS })
  // The page keeps how it ended in its document, which Firefox's scripts share: nobody waits for it here.
  // Of a background that has died Firefox says nothing, where Chromium says that it has.
  await page.evaluate(`void (${CUT} = 'pending', ${order}.catch(() => undefined).then(
    (reply) => (${CUT} = reply === undefined ? 'cut off' : reply.ok ? 'answered' : 'failed')))`)
  await pause(afterMs)
  await kill()
  const calls = line.take()
  const end = await until(
    'the page to hear of the kill',
    async () => {
      const said = await page.evaluate<string>(CUT)
      return said !== 'pending' && said
    },
    HANG_MS,
  )
  expect(end).not.toBe('failed')
  return end === 'answered' ? 'after the answer' : phaseOf(calls)
}

/** How far a send had come, by its last call that the server knows of. */
function phaseOf(calls: readonly LineCall[]): string {
  const last = calls.at(-1)
  if (last === undefined) return 'before any call'
  const name = last.kind === 'api' ? 'the request' : 'the token call'
  if (last.deliveredAt !== undefined) return `after the answer to ${name}`
  return last.passedAt === undefined ? `${name} on its way` : `the answer to ${name} on its way`
}

async function sendNext({ page, profileId, line }: Victim, id: string): Promise<void> {
  await ask(page, 'request.send', { id, page: 'tab', profileId, draft: LIST_CLIENTS })
  const { session, exchanges } = await ask(page, 'views.read')
  expect(session.profiles.map(({ profile, token }) => [profile.id, token.phase])).toEqual([[profileId, 'held']])
  expect(exchanges.filter(({ state }) => state === 'pending')).toEqual([])
  const next = exchanges.find((exchange) => exchange.id === id)
  const how = JSON.stringify({ notes: next?.notes, failure: next?.failure, calls: line.take() })
  expect([next?.state, next?.verdict?.kind, next?.answer?.status], how).toEqual(['answered', 'success', 200])
}

async function tokenOf(page: Asker, profileId: string): Promise<TokenView> {
  const { session } = await ask(page, 'views.read')
  return session.profiles.find(({ profile }) => profile.id === profileId)?.token ?? { phase: 'none' }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The gates: no refresh token came twice, no token family was killed for it, nothing took longer than a hang. */
export function expectUnharmed({ server, line }: Victim, { nextSendsMs }: KillReport): void {
  expect(line.reuses()).toBe(0)
  expect(server.sandbox.state().families.filter(({ dead }) => dead)).toEqual([])
  expect(Math.max(...nextSendsMs)).toBeLessThan(HANG_MS)
}
