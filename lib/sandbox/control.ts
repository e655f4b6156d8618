import { Hono } from 'hono/tiny'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { CallLogBook } from './call-log.ts'
import { FAULT_KINDS, parseFaults } from './faults.ts'
import { fingerprint, makeKey } from './keys.ts'
import { resetState, type SandboxState } from './state.ts'

const CONTROL_PREFIX = '/__sandbox'

interface ControlPorts {
  readonly state: SandboxState
  readonly log: CallLogBook
  readonly apiKey: string
  readonly now: () => EpochMs
  readonly keep: () => Promise<void>
}

/**
 * The levers beside the simulated API, for tests and demos: what goes wrong, whose tokens end, what was called.
 * Not Signet's: plain answers without an envelope.
 */
export function createControl({ state, log, apiKey, now, keep }: ControlPorts): Hono {
  const app = new Hono().basePath(CONTROL_PREFIX)

  app.get('/faults', (c) => c.json(state.faults))
  app.on(['POST', 'PUT'], '/faults', async (c) => {
    const faults = parseFaults(await c.req.json().catch(() => undefined))
    if (faults === undefined) {
      return c.json({ error: `Send a fault or a list of faults; kind is one of ${FAULT_KINDS.join(', ')}` }, 400)
    }
    state.faults = c.req.method === 'PUT' ? faults : [...state.faults, ...faults]
    await keep()
    return c.json(state.faults)
  })
  app.delete('/faults', async (c) => {
    state.faults = []
    await keep()
    return c.json(state.faults)
  })
  app.post('/expire', async (c) => {
    state.generation += 1
    await keep()
    return c.json({ expired: true })
  })
  app.post('/keys', async (c) => {
    const credentials = await makeKey(state)
    await keep()
    return c.json(credentials)
  })
  app.post('/revoke', async (c) => {
    const named = await c.req.json<{ apiKey?: unknown }>().catch(() => undefined)
    state.revokedKeys = [...new Set([...state.revokedKeys, await fingerprint(String(named?.apiKey ?? apiKey))])]
    await keep()
    return c.json({ revoked: true })
  })
  app.post('/limit', async (c) => {
    const { on } = await c.req.json<{ on?: unknown }>().catch(() => ({ on: undefined }))
    if (typeof on !== 'boolean') return c.json({ error: 'Send {"on": true} or {"on": false}' }, 400)
    state.limit = { on, calls: [] }
    await keep()
    return c.json({ on })
  })
  app.post('/reset', async (c) => {
    resetState(state, now())
    log.clear()
    await keep()
    return c.json({ reset: true })
  })
  app.get('/log', (c) => c.json(log.read()))
  app.delete('/log', (c) => {
    log.clear()
    return c.json(log.read())
  })
  app.all('*', (c) => c.json({ error: 'Levers: faults, expire, keys, revoke, limit, reset, log' }, 404))
  return app
}
