import { beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import { NO_SESSION } from '#lib/session/session-view.ts'
import {
  cancelRotation,
  changeOver,
  closeRotation,
  openRotation,
  useRotation,
  verifyKey,
} from '#lib/stores/rotation-store.ts'
import { unlock, useSession } from '#lib/stores/session-store.ts'
import { aProfileView } from '../../fakes/profile.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))

const waiting = aProfileView({ id: 'p', keyHint: 'cdef' })
const KEY = { apiKey: 'key', apiSecret: 'secret' }

beforeEach(() => {
  closeRotation()
  useSession.setState({
    ...NO_SESSION,
    profiles: [{ ...waiting, rotation: { keyHint: 'next', verifiedAt: 7 }, sameKeyAs: ['q'] }],
  })
  vi.mocked(call)
    .mockReset()
    .mockResolvedValue(undefined as never)
})

it('says what was wrong with a new key, and nothing where it gave a token', async () => {
  vi.mocked(call).mockRejectedValueOnce(new AppError('auth.rejected', 'Signet refused it.'))

  expect(await verifyKey('p', KEY)).toBe('Signet refused it.')
  expect(await verifyKey('p', KEY)).toBeUndefined()
})

it('tells after the change-over which key is to be deleted', async () => {
  openRotation('p')

  await changeOver('p')

  expect(call).toHaveBeenCalledExactlyOnceWith('rotation.finish', 'p', 7)
  expect(useRotation.getState()).toEqual({ openFor: 'p', left: { profileId: 'p', keyHint: 'cdef', alsoWith: ['q'] } })
})

it('changes over after the unlock where the vault was locked', async () => {
  vi.mocked(call).mockRejectedValueOnce(new AppError('vault.locked', 'Locked.'))
  await changeOver('p')
  expect(useRotation.getState().left).toBeUndefined()

  await unlock('right')

  await vi.waitFor(() => expect(useRotation.getState().left?.keyHint).toBe('cdef'))
})

it('forgets the new key when it is cancelled', async () => {
  openRotation('p')

  await cancelRotation('p')

  expect(call).toHaveBeenCalledExactlyOnceWith('rotation.cancel', 'p')
  expect(useRotation.getState().openFor).toBeUndefined()
})
