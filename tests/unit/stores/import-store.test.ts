import { beforeEach, expect, it, vi } from 'vitest'
import { type ImportReply, readImport } from '#lib/interchange/import-port.ts'
import { call } from '#lib/messaging/client.ts'
import { dropImport, readFile, takeImport, useImport } from '#lib/stores/import-store.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
/** What each Worker was given to read, and the way to let it answer: Node has no Worker of the web. */
const held = vi.hoisted(() => new Map<string, () => void>())
vi.mock('#lib/platform/worker.ts', () => ({
  startWorker: () => {
    let hear: (reply: ImportReply) => void = () => undefined
    return {
      post: (content: string) => void held.set(content, () => hear(readImport(content))),
      stop: () => undefined,
      onMessage: (listener: typeof hear) => {
        hear = listener
      },
    }
  },
}))

const textOf = (title: string) => `{"openapi":"3.1.0","info":{"title":"${title}"},"paths":{"/${title}":{"get":{}}}}`
const fileOf = (title: string) => new File([textOf(title)], `${title}.json`)

async function begin(title: string) {
  const reading = readFile(fileOf(title))
  await vi.waitUntil(() => held.has(textOf(title)))
  return { answer: () => held.get(textOf(title))?.(), reading }
}

beforeEach(() => {
  dropImport()
  held.clear()
})

it.each([
  ['first', 'second'],
  ['second', 'first'],
] as const)('shows the file that was chosen last, where the %s is read before the %s', async (...order) => {
  const files = { first: await begin('first'), second: await begin('second') }

  for (const name of order) {
    files[name].answer()
    await files[name].reading
  }

  expect(useImport.getState().state).toMatchObject({ step: 'ready', file: 'second.json', title: 'second' })
})

it('shows no file that was put away while it was read, though another is being read', async () => {
  const first = await begin('first')
  dropImport()
  const second = await begin('second')

  first.answer()
  await first.reading
  expect(useImport.getState().state).toEqual({ step: 'reading', file: 'second.json' })

  second.answer()
  await second.reading
  expect(useImport.getState().state).toMatchObject({ step: 'ready', title: 'second' })
})

it('puts nothing away that was chosen while another was taken over', async () => {
  const first = await begin('first')
  first.answer()
  await first.reading
  let taken: () => void = () => undefined
  vi.mocked(call).mockImplementation((() => new Promise<void>((resolve) => (taken = resolve))) as never)
  const taking = takeImport()
  const second = await begin('second')

  taken()
  await taking

  expect(useImport.getState().state).toEqual({ step: 'reading', file: 'second.json' })
  second.answer()
  await second.reading
})
