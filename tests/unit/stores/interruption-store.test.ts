import { beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import { NO_SESSION, type SessionView } from '#lib/session/session-view.ts'
import {
  attemptAct,
  dropAnswered,
  dropInterruption,
  thenGoOn,
  useInterruption,
} from '#lib/stores/interruption-store.ts'
import { useProblem } from '#lib/stores/problem-store.ts'
import { replaceSecret, unlock } from '#lib/stores/session-store.ts'
import { aProfileView } from '../../fakes/profile.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))

const LOCKED = new AppError('vault.locked', 'The vault is locked.')
const NO_SECRET = new AppError('secret.missing', 'The secret is gone.')
const KEY = { apiKey: 'key', apiSecret: 'secret' }

const again = vi.fn()
const act = { profileId: 'p', what: 'Copy token', again }
const failingWith = (error: AppError) => attemptAct(act, () => Promise.reject(error))
const waiting = () => useInterruption.getState().interruption

beforeEach(() => {
  dropInterruption()
  again.mockReset()
  vi.mocked(call)
    .mockReset()
    .mockResolvedValue(undefined as never)
})

it('returns what an act brings, and keeps nothing of it', async () => {
  expect(await attemptAct(act, async () => 'done')).toBe('done')

  expect(waiting()).toBeUndefined()
})

it('shows any other failure as a problem', async () => {
  await failingWith(new AppError('network.timeout', 'Too slow.'))

  expect(waiting()).toBeUndefined()
  expect(useProblem.getState().problem?.code).toBe('network.timeout')
})

it('runs an act that the lock stopped once more when the passphrase was right', async () => {
  await failingWith(LOCKED)
  expect(waiting()).toEqual({ need: 'passphrase', profileId: 'p', what: 'Copy token' })
  expect(useProblem.getState().problem).toBeUndefined()

  expect(await unlock('right')).toBeUndefined()

  expect(again).toHaveBeenCalledOnce()
  expect(waiting()).toBeUndefined()
})

it('keeps the act waiting after a wrong passphrase, and says what was wrong', async () => {
  await failingWith(LOCKED)
  vi.mocked(call).mockRejectedValueOnce(new AppError('vault.passphrase', 'That is not it.'))

  expect(await unlock('wrong')).toBe('That is not it.')

  expect(again).not.toHaveBeenCalled()
  expect(waiting()).toBeDefined()
  expect(useProblem.getState().problem).toBeUndefined()
})

it('runs an act that lacked a secret once Signet has taken one for that profile', async () => {
  await failingWith(NO_SECRET)
  vi.mocked(call).mockResolvedValue({ state: 'failed', at: 0, message: 'Wrong.' } as never)
  expect(await replaceSecret('p', KEY)).toBe(true)
  vi.mocked(call).mockResolvedValue({ state: 'connected', at: 0 } as never)
  await replaceSecret('other', KEY)
  expect(again).not.toHaveBeenCalled()

  await replaceSecret('p', KEY)

  expect(again).toHaveBeenCalledOnce()
})

it('forgets the act when it is dismissed', async () => {
  await failingWith(LOCKED)
  dropInterruption()

  await unlock('right')

  expect(again).not.toHaveBeenCalled()
})

it('forgets the act that the next one takes the place of', async () => {
  await failingWith(LOCKED)
  const other = vi.fn()
  await attemptAct({ ...act, again: other }, () => Promise.reject(LOCKED))

  await unlock('right')

  expect(again).not.toHaveBeenCalled()
  expect(other).toHaveBeenCalledOnce()
})

const session = (state: 'locked' | 'unlocked', phase: 'held' | 'needs-secret' = 'held'): SessionView => ({
  ...NO_SESSION,
  vault: { state, tryAgainAt: undefined },
  profiles: [aProfileView({ id: 'p' }, { phase })],
})

it('leaves an act alone that another page has unlocked the way for', async () => {
  await failingWith(LOCKED)
  dropAnswered(session('unlocked'), session('locked'))
  expect(waiting()).toBeDefined()

  dropAnswered(session('locked'), session('unlocked'))

  expect(waiting()).toBeUndefined()
})

it('takes the news of its own unlock for no other page’s', async () => {
  await failingWith(LOCKED)

  await thenGoOn('passphrase', undefined, async () => {
    dropAnswered(session('locked'), session('unlocked'))
    return true
  })

  expect(again).toHaveBeenCalledOnce()
})

it('drops an act whose secret was entered in another page', async () => {
  await failingWith(NO_SECRET)

  dropAnswered(session('unlocked', 'needs-secret'), session('unlocked'))

  expect(waiting()).toBeUndefined()
})
