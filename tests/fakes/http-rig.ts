import { expect, it, onTestFinished } from 'vitest'
import { AppError } from '#lib/errors.ts'
import type { Fault } from '#lib/sandbox/faults.ts'
import type { Transport } from '#lib/session/sending/transport.ts'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { inFull } from '../soak/figures.ts'
import { aProfile } from './profile.ts'
import { seeded } from './seeded.ts'
import { CREDENTIALS, life, type RigOptions, rigLevers } from './session-rig.ts'

/** As the extension sends, in Node: no redirect is followed, a connection that breaks is `network.unreachable`. */
export const sendOverHttp: Transport = async ({ method, url, headers, body }, signal) => {
  const request = {
    method,
    headers: headers as [string, string][],
    body: body ?? null,
    redirect: 'manual',
    signal,
  } as const
  try {
    const response = await fetch(url, request)
    const { status, statusText } = response
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      status,
      statusText,
      headers: [...response.headers],
      sentHeaders: headers,
      body: bytes,
      bytes: bytes.length,
    }
  } catch (cause) {
    throw signal.aborted ? signal.reason : new AppError('network.unreachable', 'It could not be reached.', { cause })
  }
}

interface HttpRigOptions extends RigOptions {
  readonly refreshLifeMs?: number
  /** The server's clock less ours. */
  readonly skewMs?: number
  /** How many seeds of chance; for a row that has to wait, fewer. */
  readonly seeds?: number
}

export type HttpRig = Awaited<ReturnType<typeof httpRig>>

/**
 * The background's session against the sandbox over HTTP, with one clock for both. `calls()` takes what arrived since it
 * was last asked: `generate`, `refresh`, or the method of a call of the API.
 */
export async function httpRig({ refreshLifeMs, skewMs = 0, ...options }: HttpRigOptions = {}) {
  const clock = { now: 1_800_000_000_000 }
  const skew = { ms: skewMs }
  const server = await startSandboxServer({
    credentials: CREDENTIALS,
    now: () => clock.now + skew.ms,
    tokenLifeMs: options.tokenLifeMs ?? 3_600_000,
    ...(refreshLifeMs !== undefined && { refreshLifeMs }),
    connectionClose: true,
  })
  const levers = rigLevers(clock, sendOverHttp)
  const profile = aProfile({ baseUrl: server.url })
  const revive = () => life(levers, options)
  const rig = revive()
  await rig.profiles.put(profile)
  let told = 0
  let sends = 0

  async function send(
    operationId: string,
    by = rig,
    page = 'popup',
    change: Partial<RequestDraft> = {},
  ): Promise<Exchange> {
    const id = `send-${sends++}`
    const draft = { ...draftOf(operationById(operationId) as Operation), ...change }
    await by.sender.send({ id, page, profileId: profile.id, draft })
    return (await by.exchanges.all()).find((one) => one.id === id) as Exchange
  }

  return {
    ...rig,
    ...levers,
    profile,
    server,
    /** Sets our clock, and not the server's. */
    jump(ms: number) {
      clock.now += ms
      skew.ms -= ms
    },
    revive,
    send,
    calls() {
      const all = server.log().calls.map(({ operationId, method }) => TOKEN_CALLS[operationId ?? ''] ?? method)
      const fresh = all.slice(told)
      told = all.length
      return fresh
    },
    lever: async (path: string, body: unknown = {}) =>
      (await fetch(`${server.url}/__sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) })).json(),
    fail: async (...faults: readonly Fault[]) => {
      await fetch(`${server.url}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) })
    },
  }
}

const TOKEN_CALLS: Readonly<Record<string, string>> = { generateToken: 'generate', refreshToken: 'refresh' }

const SEEDS = inFull(20, 2)

/** Rows that passed in this file, and runs of them. */
export const ran = { rows: 0, runs: 0 }

/** A row of the table of faults: runs it with each seed of chance, on a session of its own that has a token. */
export function row(
  title: string,
  run: (rig: HttpRig) => Promise<void>,
  { seeds = SEEDS, ...options }: HttpRigOptions = {},
): void {
  it(title, { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const rig = await httpRig({ random: seeded(seed), ...options })
      onTestFinished(rig.server.close)
      await rig.tokens.get(rig.profile)
      expect(rig.calls()).toEqual(['generate'])
      await run(rig)
      ran.runs++
    }
    ran.rows++
  })
}
