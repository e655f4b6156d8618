import { expect, it, vi } from 'vitest'
import { createAccess } from '#lib/session/access.ts'
import { aProfile } from '../../fakes/profile.ts'

const SPLIT = aProfile({
  baseUrl: 'https://api.getsignet.xyz',
  serviceUrls: { fraud: 'http://127.0.0.1:4010', partner: 'http://127.0.0.1:4010/own' },
})

it('tells that access is withdrawn when one of the addresses cannot be reached', async () => {
  const access = createAccess(async (url) => !url.startsWith('http://127.0.0.1'))
  expect(await access.of(SPLIT)).toBe('withdrawn')
  expect(await access.of(aProfile({ baseUrl: 'https://api.getsignet.xyz' }))).toBe('granted')
})

it('asks the browser once for each host, until something has changed', async () => {
  const mayReach = vi.fn(async () => false)
  const access = createAccess(mayReach)
  await Promise.all([access.of(SPLIT), access.of(SPLIT)])
  expect(mayReach).toHaveBeenCalledTimes(2)

  mayReach.mockResolvedValue(true)
  access.forget()
  expect(await access.of(SPLIT)).toBe('granted')
})

it('asks again after the browser gave no answer', async () => {
  const mayReach = vi.fn(async () => true).mockRejectedValueOnce(new Error('not now'))
  const access = createAccess(mayReach)
  await expect(access.reaches(SPLIT.baseUrl)).rejects.toThrow('not now')

  expect(await access.reaches(SPLIT.baseUrl)).toBe(true)
})

it('needs no access for the sandbox inside the extension', async () => {
  const access = createAccess(async () => false)
  expect(await access.of(aProfile({ environment: 'sandbox' }))).toBe('granted')
})
