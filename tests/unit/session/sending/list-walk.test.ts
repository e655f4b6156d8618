import { expect, it, onTestFinished } from 'vitest'
import { listRows } from '#lib/answer/list-rows.ts'
import { createTable } from '#lib/answer/table-reading.ts'
import { createListPages } from '#lib/session/sending/list-page.ts'
import type { Transport } from '#lib/session/sending/transport.ts'
import { INDEX, type List, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { createWalk, type Walk } from '#lib/signet/exchange/walk.ts'
import { runWalk } from '#lib/signet/exchange/walk-run.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { startSandboxServer } from '../../../../scripts/sandbox-server.ts'
import { sendOverHttp } from '../../../fakes/http-rig.ts'
import { CLIENTS, manyClients, planted } from '../../../fakes/many-clients.ts'
import { aProfile } from '../../../fakes/profile.ts'
import { CREDENTIALS, life, rigLevers } from '../../../fakes/session-rig.ts'

const OPERATION = operationById('listClients') as Operation
const START = 1_800_000_000_000

/** Changes some pages on their way. */
const overPlants: Transport = async (request, signal) => {
  const answer = await sendOverHttp(request, signal)
  const isPage = answer.status === 200 && request.method === 'GET'
  const changed = isPage ? planted(request.url, new TextDecoder().decode(answer.body)) : undefined
  const body = changed === undefined ? answer.body : new TextEncoder().encode(changed)
  return { ...answer, body, bytes: body?.length ?? 0 }
}

it('reads ten thousand rows over a 429 and an expiry, and tells duplicate, gap and reorder', async () => {
  const clock = { now: START }
  const server = await startSandboxServer({ credentials: CREDENTIALS, now: () => clock.now, state: manyClients(START) })
  onTestFinished(server.close)
  const levers = rigLevers(clock, overPlants)
  const { profiles, tokens, secretFields, exchanges } = life(levers)
  const profile = aProfile({ baseUrl: server.url })
  await profiles.put(profile)
  await tokens.get(profile)
  const lists = createListPages({
    ...{ now: () => clock.now, profiles, tokens, secretFields },
    transportOf: () => (request, signal) => levers.line.transport(request, signal),
    whileAlive: (work) => work(),
    variablesOf: async () => ({}),
    catalogue: async () => ({ catalogue: INDEX, imported: undefined }),
  })

  let sent = 0
  const slept: number[] = []
  const rows: string[] = []
  const last = await runWalk(createWalk(draftOf(OPERATION), OPERATION) as Walk, {
    async send(draft) {
      sent++
      if (sent === 40) await fetch(`${server.url}/__sandbox/expire`, { method: 'POST', body: '{}' })
      if (sent === 60) await server.sandbox.setFaults([{ kind: '429', times: 1, ms: 3_000, where: 'api' }])
      const { text, ...reply } = await lists.page({ id: `page-${sent}`, page: 'tab:1', profileId: profile.id, draft })
      return { ...reply, page: listRows(text, OPERATION.list as List) }
    },
    async sleep(ms) {
      slept.push(ms)
      clock.now += ms
    },
    isStopped: () => false,
    onRows: (fresh) => void rows.push(...fresh),
    onState: () => {},
  })

  expect(last).toMatchObject({ state: 'done', rows: 9_998, total: CLIENTS, key: 'clientId', waits: 1, renewals: 1 })
  expect(slept).toEqual([3_000])
  expect(last.findings).toEqual(
    expect.arrayContaining([
      { kind: 'duplicate', first: 10, again: 1_140 },
      { kind: 'gap', row: expect.closeTo(3_070, -1), count: 1 },
      { kind: 'moved', row: expect.closeTo(6_930, -1) },
      { kind: 'missing', count: 2 },
    ]),
  )
  const table = createTable()
  const lines = table.csv(table.add(rows).columns).trimEnd().split('\r\n')
  expect(lines[0]).toBe('clientId,name,email,status,registeredAt,updatedAt')
  expect(new Set(lines.slice(1).map((line) => line.split(',')[0])).size).toBe(9_998)
  // A walk leaves nothing behind in the background.
  expect(await exchanges.all()).toEqual([])
})

it('walks through nothing but lists that are read', async () => {
  const clock = { now: START }
  const levers = rigLevers(clock, sendOverHttp)
  const { profiles, tokens, secretFields } = life(levers)
  await profiles.put(aProfile())
  const lists = createListPages({
    ...{ now: () => clock.now, profiles, tokens, secretFields, transportOf: () => levers.line.transport },
    whileAlive: (work) => work(),
    variablesOf: async () => ({}),
    catalogue: async () => ({ catalogue: INDEX, imported: undefined }),
  })
  const order = (id: string) => ({
    ...{ id, page: 'tab:1', profileId: aProfile().id, draft: draftOf(operationById(id) as Operation) },
  })

  await expect(lists.page(order('blacklistClient'))).rejects.toMatchObject({ code: 'input.invalid' })
  await expect(lists.page(order('generateToken'))).rejects.toMatchObject({ code: 'input.invalid' })
  const disguised = { ...order('removeClient').draft, operationId: 'listClients' }
  await expect(lists.page({ ...order('removeClient'), draft: disguised })).rejects.toMatchObject({
    code: 'input.invalid',
  })
})
