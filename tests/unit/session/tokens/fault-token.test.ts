import { afterAll, expect } from 'vitest'
import { AppError } from '#lib/errors.ts'
import type { Fault } from '#lib/sandbox/faults.ts'
import type { HttpRig } from '../../../fakes/http-rig.ts'
import { ran, row } from '../../../fakes/http-rig.ts'
import { inFull, noteFigures } from '../../../soak/figures.ts'

afterAll(() => noteFigures('faults: calls of the token service', ran))

const HOUR = 3_600_000
const REFRESH = { path: '/dpop/v1/api/refresh-token' }

/** Expired, so that the next use must renew. */
const outlive = (rig: HttpRig) => {
  rig.clock.now += HOUR + 1
}
/** In its last minute, so that the next use renews ahead of time. */
const nearEnd = (rig: HttpRig) => {
  rig.clock.now += HOUR - 30_000
}

for (const kind of ['400', '401', '403'] as const) {
  row(`uses the secret without a word when the refresh is refused with ${kind}`, async (rig) => {
    outlive(rig)
    await rig.fail({ kind, match: REFRESH })

    const { answer, notes } = await rig.send('listClients')

    expect(rig.calls()).toEqual(['refresh', 'generate', 'GET'])
    expect(answer?.status).toBe(200)
    expect(notes).toEqual(['The token was renewed first.'])
    expect((await rig.trace.all()).map(({ outcome, stepDown }) => stepDown ?? outcome)).toEqual([
      'refresh-refused',
      'refused',
      'token',
    ])
  })
}

row('does not try a refresh token that is past its day', async (rig) => {
  rig.clock.now += 25 * HOUR

  await rig.send('listClients')

  expect(rig.calls()).toEqual(['generate', 'GET'])
})

/** What leaves it open whether the refresh token was spent. `hang` ends by the time that a token call may take. */
const UNSURE: readonly Fault[] = [
  { kind: '500' },
  { kind: '503' },
  { kind: 'html' },
  { kind: 'empty' },
  { kind: 'truncated' },
  { kind: 'success-false' },
  { kind: 'reset' },
  { kind: 'reset', after: true },
  { kind: 'hang', after: true },
]

for (const fault of UNSURE) {
  const how = `${fault.kind}${fault.after ? ' after it was acted on' : ''}`
  row(
    `never repeats a refresh that ended with ${how}, and generates at the next try`,
    async (rig) => {
      outlive(rig)
      await rig.fail({ ...fault, match: REFRESH })

      expect((await rig.send('listClients')).answer?.status).toBe(200)

      expect(rig.calls()).toEqual(['refresh', 'generate', 'GET'])
      expect((await rig.trace.all())[0]).toMatchObject({ outcome: 'token', stepDown: 'refresh-unsure' })
    },
    // Long enough that no other call ends by it, however busy the machine.
    fault.kind === 'hang' ? { timeoutMs: 2_000, seeds: inFull(20, 1) } : {},
  )
}

row('tries three times while somebody waits, then rests, and leaves the user free to try at once', async (rig) => {
  outlive(rig)
  await rig.fail({ kind: '503', where: 'token' })

  expect((await rig.send('listClients')).state).toBe('failed')
  expect(rig.calls()).toEqual(['refresh', 'generate', 'generate'])
  expect(rig.slept[0]).toBeLessThanOrEqual(1_000)
  expect(rig.slept[1]).toBeLessThanOrEqual(2_000)

  expect((await rig.send('listClients')).failure).toMatch(/The next try is in \d+ s/)
  expect(rig.calls()).toEqual([])
  expect(await rig.tokens.view(rig.profile.id)).toMatchObject({ phase: 'waiting', mayRetry: true })

  await rig.fail()
  await rig.tokens.renew(rig.profile)
  expect(rig.calls()).toEqual(['generate'])
})

row('starts no try after 20 s, for a token call may take as long', async (rig) => {
  outlive(rig)
  rig.line.transport = async () => {
    rig.clock.now += 20_000
    throw new AppError('network.timeout', 'No answer.')
  }

  await expect(rig.tokens.get(rig.profile)).rejects.toMatchObject({ code: 'network.timeout' })

  expect(rig.slept).toEqual([])
  expect((await rig.trace.all()).map(({ call }) => call)).toEqual(['refresh', 'generate'])
})

row('sends with what is left of the old token when a renewal ahead of time fails, and then rests', async (rig) => {
  nearEnd(rig)
  await rig.fail({ kind: '503', where: 'token' })

  expect((await rig.send('listClients')).answer?.status).toBe(200)
  expect(rig.calls()).toEqual(['refresh', 'GET'])
  await rig.send('listClients')

  expect(rig.calls()).toEqual(['GET'])
  expect(await rig.tokens.view(rig.profile.id)).toMatchObject({ phase: 'held', problem: expect.any(String) })
})

row('makes no further call once key or secret are refused, until the profile is edited', async (rig) => {
  await rig.lever('revoke')
  outlive(rig)

  expect((await rig.send('listClients')).failure).toContain('Not sent: Signet refused the key and secret')
  expect(rig.calls()).toEqual(['refresh', 'generate'])
  for (const again of [rig.tokens.get, rig.tokens.renew, rig.tokens.generate]) {
    await expect((again as typeof rig.tokens.renew)(rig.profile)).rejects.toMatchObject({ code: 'auth.rejected' })
  }
  expect(await rig.tokens.all()).toEqual(['', ''])
  expect(rig.calls()).toEqual([])

  await rig.tokens.forget(rig.profile.id)
  await expect(rig.tokens.get(rig.profile)).rejects.toMatchObject({ code: 'auth.rejected' })
  expect(rig.calls()).toEqual(['generate'])
})

row('quotes nothing of a refusal that echoes the secret', async (rig) => {
  rig.line.credentials = { apiKey: 'sk_test_0123456789abcdef', apiSecret: 'hunter' }
  await rig.tokens.forget(rig.profile.id)
  await rig.fail({ kind: 'edited', where: 'token', set: { message: 'The secret hunter is wrong' } })

  const { failure } = await rig.send('listClients')

  const { problem } = await rig.tokens.view(rig.profile.id)
  expect(problem).toContain('Signet does not accept this key and secret (401). Check both')
  expect(failure).not.toContain('hunter')
  expect(JSON.stringify(await rig.trace.all())).not.toContain('hunter')
})

row('waits as a 429 to the refresh asks, and refreshes then: the token was not spent', async (rig) => {
  outlive(rig)
  await rig.fail({ kind: '429', where: 'token', ms: 7_000, times: 1 })

  await expect(rig.tokens.get(rig.profile)).rejects.toMatchObject({ code: 'auth.waiting', retryAfterMs: 7_000 })
  await expect(rig.tokens.renew(rig.profile)).rejects.toMatchObject({ code: 'auth.waiting' })
  expect(rig.calls()).toEqual(['refresh'])
  expect(await rig.tokens.view(rig.profile.id)).toMatchObject({ phase: 'waiting', mayRetry: false })
  rig.clock.now += 7_000

  await rig.tokens.get(rig.profile)
  expect(rig.calls()).toEqual(['refresh'])
})

for (const status of [301, 302, 303, 307, 308]) {
  row(`follows no ${status} of the token service, and says where it leads`, async (rig) => {
    outlive(rig)
    await rig.fail({ kind: 'redirect', where: 'token', status, to: `${rig.server.url}/evil?x=1` })

    await expect(rig.tokens.get(rig.profile)).rejects.toMatchObject({
      code: 'network.redirected',
      message: expect.stringContaining(`redirects to ${rig.server.url}. Nothing was sent there`),
    })

    expect(rig.calls()).toEqual(['refresh'])
  })
}
