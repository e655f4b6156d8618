import { expect, it, vi } from 'vitest'
import { createSandboxHost, type StoredSandbox } from '#lib/session/sandbox-host.ts'
import { SANDBOX_TROUBLES } from '#lib/session/session-view.ts'
import { SANDBOX_BASE_URL } from '#lib/signet/profile/profile.ts'
import { createKept } from '#lib/storage/kept.ts'
import { type FakeArea, fakeArea } from '../../fakes/area.ts'

const hostOn = (area: FakeArea) =>
  createSandboxHost(createKept<StoredSandbox | undefined>(area, 'sandbox', undefined), () => 1_800_000_000_000)

type Host = ReturnType<typeof hostOn>

async function generate(host: Host): Promise<{ status: number; accessToken: string }> {
  const body = JSON.stringify(await host.credentials())
  const url = `${SANDBOX_BASE_URL}/dpop/v1/api/generate-token`
  const answer = await host.answer(new Request(url, { method: 'POST', body }))
  const { data } = (await answer.json()) as { data: { credentials: { accessToken: string } } }
  return { status: answer.status, accessToken: data.credentials.accessToken }
}

async function listClients(host: Host): Promise<{ status: number; text: string }> {
  const { accessToken } = await generate(host)
  const headers = { Authorization: `Bearer ${accessToken}` }
  const answer = await host.answer(new Request(`${SANDBOX_BASE_URL}/partner/v1/all-clients`, { headers }))
  return { status: answer.status, text: await answer.text() }
}

it('does to API calls what it is told to do wrong, and gives tokens all the same', async () => {
  const host = hostOn(fakeArea())
  await host.makeTrouble('500')

  expect((await listClients(host)).status).toBe(500)
  expect((await listClients(host)).status).toBe(500)
  expect(await host.trouble()).toBe('500')

  await host.makeTrouble(undefined)
  expect((await listClients(host)).status).toBe(200)
  expect(await host.trouble()).toBe(undefined)
})

it('remembers its trouble, keys and data in the next life of the background', async () => {
  const area = fakeArea()
  await hostOn(area).makeTrouble('empty')

  const next = hostOn(area)

  expect(await next.trouble()).toBe('empty')
  expect(await listClients(next)).toEqual({ status: 200, text: '' })
})

it('opens at the next request where storage could not be read for the first', async () => {
  const area = fakeArea()
  const host = hostOn(Object.assign(fakeArea(), { read: vi.fn(area.read).mockRejectedValueOnce(new Error('not now')) }))
  await expect(host.makeTrouble('500')).rejects.toThrow('not now')

  await host.makeTrouble('500')
  expect((await listClients(host)).status).toBe(500)
})

it.each(SANDBOX_TROUBLES.filter((trouble) => trouble !== 'slow'))('knows how to make %s', async (trouble) => {
  const host = hostOn(fakeArea())
  const { text } = await listClients(host)
  await host.makeTrouble(trouble)

  expect((await listClients(host)).text).not.toBe(text)
})
