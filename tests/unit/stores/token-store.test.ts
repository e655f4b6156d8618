import { beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import type { TokenDetails } from '#lib/signet/token/token-details.ts'
import { dropInterruption, thenGoOn, useInterruption } from '#lib/stores/interruption-store.ts'
import { generateToken, inspectToken, readToken, useToken } from '#lib/stores/token-store.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))

const details = (hint: string) => ({ hint }) as TokenDetails
const shown = () => useToken.getState().details?.hint

/** Answers wait until they are given, in whatever order. */
const answers: ((value: unknown) => void)[] = []
beforeEach(() => {
  answers.length = 0
  dropInterruption()
  useToken.setState({ profileId: undefined, details: undefined })
  vi.mocked(call)
    .mockReset()
    .mockImplementation((() => new Promise<unknown>((resolve) => answers.push(resolve))) as unknown as typeof call)
})

it('shows what was asked for last, in whatever order the answers come', async () => {
  const asking = [inspectToken('p'), inspectToken('p')]
  answers[1]?.(details('new'))
  answers[0]?.(details('old'))
  await Promise.all(asking)

  expect(shown()).toBe('new')
})

it('shows nothing of one profile under another', async () => {
  useToken.setState({ profileId: 'p', details: details('mine') })
  void inspectToken('other')

  expect(useToken.getState()).toEqual({ profileId: 'other', details: undefined })
})

it('shows what it knew while it is asked anew, and where the question fails', async () => {
  useToken.setState({ profileId: 'p', details: details('known') })
  vi.mocked(call).mockRejectedValueOnce(new AppError('background.stopped', 'Stopped.'))
  const asking = inspectToken('p')
  expect(shown()).toBe('known')
  await asking

  expect(shown()).toBe('known')
})

it('generates once the passphrase is in that it lacked', async () => {
  vi.mocked(call).mockRejectedValueOnce(new AppError('vault.locked', 'Locked.'))
  await generateToken('p')
  expect(useInterruption.getState().interruption).toMatchObject({ need: 'passphrase', what: 'Generate new' })
  await thenGoOn('passphrase', undefined, async () => true)

  expect(vi.mocked(call).mock.calls).toEqual([
    ['token.generate', 'p'],
    ['token.generate', 'p'],
  ])
})

it('keeps no token that it hands over', async () => {
  const reading = readToken('p')
  answers[0]?.('raw-token')

  expect(await reading).toBe('raw-token')
  expect(JSON.stringify(useToken.getState())).not.toContain('raw-token')
})
