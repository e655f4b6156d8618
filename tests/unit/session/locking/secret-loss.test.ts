import { expect, it } from 'vitest'
import { createSecretLoss, type StoredLosses } from '#lib/session/locking/secret-loss.ts'
import { createKept } from '#lib/storage/kept.ts'
import { fakeArea } from '../../../fakes/area.ts'

it('fails nobody where it cannot be written down, and tells all the same', async () => {
  const area = { ...fakeArea(), write: () => Promise.reject(new Error('quota exceeded')) }
  const loss = createSecretLoss(createKept<StoredLosses>(area, 'secret-loss', {}))

  await loss.began('update')
  await loss.note('p1', 'forgotten')

  expect(await loss.reason({ id: 'p1', keeping: 'session' })).toContain('You told the extension to forget')
  expect(await loss.reason({ id: 'p2', keeping: 'session' })).toContain('was updated')
})

it('does not take a key of the vault for one that was in memory', async () => {
  const loss = createSecretLoss(createKept<StoredLosses>(fakeArea(), 'secret-loss', {}))
  await loss.began('browser-start')

  expect(await loss.reason({ id: 'p1', keeping: 'vault' })).toContain('The vault does not hold this secret')
})
