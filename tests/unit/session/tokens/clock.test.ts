import { expect, it, onTestFinished } from 'vitest'
import { type HttpRig, httpRig } from '../../../fakes/http-rig.ts'
import { seeded } from '../../../fakes/seeded.ts'
import { inFull, noteFigures } from '../../../soak/figures.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const OFFSETS = inFull(200, 7)
/** From -48 h to +48 h, the ends included; none is a whole number of token lives. */
const offsets = Array.from(
  { length: OFFSETS },
  (_, at) => Math.round(-48 * HOUR + (at * 96 * HOUR) / (OFFSETS - 1)) + at,
)

const SENDS = 40
const EVERY = 7 * MINUTE

/** Five hours of sends, and the token calls that they cost. Every send must be answered with 200. */
async function tokenCallsOf(skewMs: number, onSend?: (rig: HttpRig, at: number) => void): Promise<number> {
  const rig = await httpRig({ skewMs })
  for (let at = 0; at < SENDS; at++) {
    onSend?.(rig, at)
    expect((await rig.send('listClients')).answer?.status).toBe(200)
    rig.clock.now += EVERY
  }
  await rig.server.close()
  return rig.calls().filter((call) => call !== 'GET').length
}

it('makes no more token calls for a clock that is wrong', { timeout: 300_000 }, async () => {
  const right = await tokenCallsOf(0)
  expect(right).toBe(5)

  for (const offset of offsets) expect([offset, await tokenCallsOf(offset)]).toEqual([offset, right])

  noteFigures('clock offsets of up to 48 h', { offsets: OFFSETS, differences: 0 })
})

/** Jumps while a call is under way: the answer arrives by another clock than the one that it left by. */
function jumpInFlight(rig: HttpRig, ms: number, calls: RegExp): void {
  const whole = rig.line.transport
  rig.line.transport = async (request, signal) => {
    const answer = await whole(request, signal)
    if (calls.test(request.url)) {
      rig.line.transport = whole
      rig.jump(ms)
    }
    return answer
  }
}

it('makes one more token call at most for a clock that jumps in flight', { timeout: 300_000 }, async () => {
  const right = await tokenCallsOf(0)
  let more = 0

  for (const [index, offset] of offsets.entries()) {
    const calls = index % 2 === 0 ? /-token$/ : /all-clients$/
    const cost = await tokenCallsOf(0, (rig, at) => {
      if (at === index % 20) jumpInFlight(rig, offset, calls)
    })
    expect([offset, cost - right <= 1]).toEqual([offset, true])
    more = Math.max(more, cost - right)
  }

  noteFigures('clock jumps of up to 48 h in flight', { jumps: OFFSETS, 'more token calls': more })
})

it('does not wait two days for the end of a pause when the clock was set back', async () => {
  const rig = await httpRig({ random: seeded(1) })
  onTestFinished(rig.server.close)
  await rig.fail({ kind: '429', where: 'token', times: 1, ms: 60_000 })
  await expect(rig.tokens.get(rig.profile)).rejects.toMatchObject({ code: 'auth.waiting' })
  rig.jump(-48 * HOUR)

  await rig.tokens.get(rig.profile)

  expect(rig.calls()).toEqual(['generate', 'generate'])
})
