import { expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import { editDraft } from '#lib/stores/draft-store.ts'
import { dismissProblem, useProblem } from '#lib/stores/problem-store.ts'
import { openWorkspace } from '#lib/stores/workspace-store.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))

it('tells once that not all of a page can be kept, and again after it could', async () => {
  vi.stubGlobal('document', new EventTarget())
  vi.mocked(call).mockImplementation((async () => ({ page: 'tab:1', state: {} })) as unknown as typeof call)
  await openWorkspace('tab', undefined)

  async function typeAndSee(path: string, reply: () => Promise<void>): Promise<string | undefined> {
    dismissProblem()
    const handled = Promise.withResolvers<void>()
    vi.mocked(call).mockImplementation((() => {
      queueMicrotask(() => setImmediate(handled.resolve))
      return reply()
    }) as typeof call)
    editDraft({ path })
    await handled.promise
    return useProblem.getState().problem?.code
  }
  const full = () => Promise.reject(new AppError('storage.full', 'planted'))
  const kept = () => Promise.resolve()

  expect(await typeAndSee('/1', full)).toBe('storage.full')
  expect(await typeAndSee('/2', full)).toBeUndefined()
  expect(await typeAndSee('/3', kept)).toBeUndefined()
  expect(await typeAndSee('/4', full)).toBe('storage.full')
})
