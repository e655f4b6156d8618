import { beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import { copyText } from '#lib/platform/clipboard.ts'
import { clearCopyNotice, copyAndTell, copyToken, useCopy } from '#lib/stores/copy-store.ts'
import { useProblem } from '#lib/stores/problem-store.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn() }))
vi.mock('#lib/platform/clipboard.ts', () => ({ copyText: vi.fn() }))

const token = (value: string) => ({ value, profileName: 'Acme Test', expiresAt: Date.now() + 52.5 * 60_000 })
const notice = () => useCopy.getState().notice

beforeEach(async () => {
  clearCopyNotice()
  vi.mocked(call)
    .mockReset()
    .mockResolvedValue(token('fresh') as never)
  vi.mocked(copyText).mockReset().mockResolvedValue(true)
  await copyToken('takes up what another test left')
  vi.mocked(call).mockClear()
  clearCopyNotice()
})

it('names the profile and the life of what it copied', async () => {
  await copyToken('p')

  expect(copyText).toHaveBeenLastCalledWith('fresh')
  expect(notice()).toEqual({ done: true, text: 'Copied Acme Test, good for 52 min' })
})

it('lets its word on a copy go after some seconds, and no later one with it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await copyAndTell('text', 'Copied the Shell snippet')
    vi.advanceTimersByTime(5_000)
    await copyAndTell('text', 'Copied the URL')
    vi.advanceTimersByTime(5_000)
    expect(notice()?.text).toBe('Copied the URL')
    vi.advanceTimersByTime(5_000)
    expect(notice()).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})

it('claims nothing before the clipboard has the token', async () => {
  let taken = (_: boolean): void => undefined
  vi.mocked(copyText).mockReturnValue(
    new Promise((resolve) => {
      taken = resolve
    }),
  )
  const copying = copyToken('p')
  await vi.waitFor(() => expect(copyText).toHaveBeenCalledTimes(2))

  expect(useCopy.getState()).toEqual({ copying: true, notice: undefined })
  taken(true)
  await copying
  expect(notice()?.done).toBe(true)
})

it('keeps a token that the clipboard refused for the next press, which asks nobody', async () => {
  vi.mocked(copyText).mockResolvedValueOnce(false)
  await copyToken('p')
  expect(notice()).toEqual({ done: false, text: 'Token ready. Press Copy token again.' })

  await copyToken('p')

  expect(call).toHaveBeenCalledOnce()
  expect(notice()?.done).toBe(true)
})

it('never copies the token that it holds for another profile', async () => {
  vi.mocked(copyText).mockResolvedValueOnce(false)
  await copyToken('p')
  vi.mocked(call).mockResolvedValue(token('of the other') as never)

  await copyToken('other')

  expect(copyText).toHaveBeenLastCalledWith('of the other')
})

it('holds no token in its state', async () => {
  vi.mocked(copyText).mockResolvedValue(false)
  await copyToken('p')

  expect(JSON.stringify(useCopy.getState())).not.toContain('fresh')
})

it('says what failed in place of a copy', async () => {
  vi.mocked(call).mockRejectedValue(new AppError('network.unreachable', 'No network.'))

  await copyToken('p')

  expect(copyText).toHaveBeenCalledTimes(1)
  expect(notice()).toBeUndefined()
  expect(useProblem.getState().problem?.code).toBe('network.unreachable')
})
