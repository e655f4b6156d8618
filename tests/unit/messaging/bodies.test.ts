import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { bodyOf } from '#lib/messaging/bodies.ts'
import type { BodyPost } from '#lib/messaging/contract.ts'

const asked = vi.hoisted(() => vi.fn<(name: string, exchangeId: string) => Promise<boolean>>())
vi.mock('#lib/messaging/client.ts', () => ({ call: asked }))

/** The page's end of the channel. Node's own refuses a Blob now and then. */
const ends: { onmessage?: (event: { readonly data: BodyPost }) => void }[] = []
class PagesEnd {
  onmessage?: (event: { readonly data: BodyPost }) => void
  constructor() {
    ends.push(this)
  }
}
vi.stubGlobal('BroadcastChannel', PagesEnd)

beforeEach(() => {
  asked.mockReset()
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

function post(exchangeId: string, text: string): void {
  for (const end of ends) end.onmessage?.({ data: { exchangeId, blob: new Blob([text]) } })
}

it('takes the body of the exchange that it asked for', async () => {
  asked.mockImplementation(async (_name, id) => {
    post('another', 'not this')
    post(id, 'this')
    return true
  })

  expect(await (await bodyOf('one'))?.text()).toBe('this')
  expect(asked).toHaveBeenCalledOnce()
})

it('asks once for all who want a body at the same time, and anew for who wants it later, over one channel', async () => {
  asked.mockImplementation(async (_name, id) => {
    post(id, `of ${id}`)
    return true
  })

  const bodies = await Promise.all([bodyOf('one'), bodyOf('one'), bodyOf('another')])
  expect(await Promise.all(bodies.map((blob) => blob?.text()))).toEqual(['of one', 'of one', 'of another'])
  expect(asked).toHaveBeenCalledTimes(2)

  await bodyOf('one')
  expect(asked).toHaveBeenCalledTimes(3)
  expect(ends).toHaveLength(1)
})

it('says that none was kept', async () => {
  asked.mockResolvedValue(false)
  expect(await bodyOf('one')).toBeUndefined()
})

it('asks again for what was lost on its way', async () => {
  asked.mockResolvedValueOnce(true).mockImplementation(async (_name, id) => {
    post(id, 'at the second try')
    return true
  })

  const body = bodyOf('one')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await (await body)?.text()).toBe('at the second try')
  expect(asked).toHaveBeenCalledTimes(2)
})

it('does not wait for ever', async () => {
  asked.mockResolvedValue(true)
  const refused = expect(bodyOf('one')).rejects.toMatchObject({ code: 'background.stopped' })
  await vi.advanceTimersByTimeAsync(60_000)
  await refused
})
