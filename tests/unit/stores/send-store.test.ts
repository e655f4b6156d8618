import { beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { editDraft } from '#lib/stores/draft-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { thenGoOn, useInterruption } from '#lib/stores/interruption-store.ts'
import { useProblem } from '#lib/stores/problem-store.ts'
import { confirmWrite, overrule, sendDraft, useSend } from '#lib/stores/send-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { chooseProfile, useWorkspace } from '#lib/stores/workspace-store.ts'
import { choose, objection, sent, startPage, use } from '../../fakes/sending-page.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
beforeEach(startPage)

it('asks the background to send, and shows what it asked for', async () => {
  choose('listClients')
  await sendDraft()

  expect(call).toHaveBeenCalledExactlyOnceWith(
    'request.send',
    expect.objectContaining({ id: useWorkspace.getState().exchangeId, page: 'tab:1', profileId: 'p' }),
  )
})

it('sends nothing while a variable of the path is empty', async () => {
  choose('checkReports')
  editDraft({ pathValues: {} })
  await sendDraft()

  expect(objection()).toBe('incomplete')
  expect(call).not.toHaveBeenCalled()
})

it('sends a body that is no JSON only when told to', async () => {
  choose('blacklistClient')
  editDraft({ body: '{\n  "clientId": ada }' })
  await sendDraft()

  expect(useSend.getState().objection).toMatchObject({ kind: 'json', line: 2, column: 15 })
  expect(call).not.toHaveBeenCalled()

  await overrule()
  expect(call).toHaveBeenCalledOnce()
})

it.each([
  ['blacklistClient', 'a write'],
  ['checkBlacklistedUser', undefined],
  ['listClients', undefined],
] as const)('asks before %s on Production if it is %s, whatever its method', async (id, writes) => {
  use('production')
  choose(id)
  await sendDraft()

  expect(objection()).toBe(writes && 'production')
})

it('takes what the catalogue does not know for a write', async () => {
  use('production')
  editDraft({ method: 'GET', path: '/fraud/v1/unknown' })
  await sendDraft()

  expect(objection()).toBe('production')
})

it('drops an objection when the request is written anew', async () => {
  editDraft({ method: 'POST', path: '/x', body: '{' })
  await sendDraft()
  editDraft({ body: '{}' })

  expect(objection()).toBeUndefined()
})

it('sends once, however often it is pressed while it is under way', async () => {
  choose('listClients')
  await Promise.all([sendDraft(), sendDraft()])

  expect(call).toHaveBeenCalledOnce()
})

it('sends again as soon as the answer is there, though the background has more to tell', async () => {
  const told = Promise.withResolvers<void>()
  vi.mocked(call).mockReturnValue(told.promise as never)
  choose('listClients')
  const first = sendDraft()
  useExchanges.setState({
    exchanges: [{ id: useWorkspace.getState().exchangeId, state: 'answered' } as Exchange],
  })
  const second = sendDraft()

  expect(call).toHaveBeenCalledTimes(2)
  told.resolve()
  await Promise.all([first, second])
})

it('shows the answer before again when the background refused to send', async () => {
  vi.mocked(call).mockRejectedValue(new AppError('network.offline', 'No network.'))
  choose('listClients')
  await sendDraft()

  expect(useWorkspace.getState().exchangeId).toBe('before')
})

it('leaves it to the exchange to say what became of a send that the background took', async () => {
  vi.mocked(call).mockImplementation((async (_name: string, { id }: { id: string }) => {
    useExchanges.setState({ exchanges: [{ id } as Exchange] })
    throw new AppError('extension.updated', 'Stopped.')
  }) as unknown as typeof call)
  choose('listClients')
  await sendDraft()

  expect(useProblem.getState().problem).toBeUndefined()
  expect(useWorkspace.getState().exchangeId).toBe(useExchanges.getState().exchanges[0]?.id)
})

it.each([
  ['tab:1', 'p'],
  ['popup', 'other'],
])('lets %s send with "%s" after another profile became the default', async (page, expected) => {
  useWorkspace.setState({ page, profileId: undefined })
  choose('listClients')
  await sendDraft()
  useSession.setState({ defaultProfileId: 'other' })
  await sendDraft()

  expect(sent()[1]).toMatchObject({ profileId: expected })
})

it('sends under another profile for once, and leaves the choice as it is', async () => {
  choose('listClients')
  await sendDraft('other')

  expect(sent()).toEqual([expect.objectContaining({ profileId: 'other' })])
  expect(useWorkspace.getState().profileId).toBe('p')
})

it('asks about Production for the profile that it is sent with, and then sends with that one', async () => {
  choose('blacklistClient')
  await sendDraft('other')
  expect(useSend.getState().objection).toMatchObject({ kind: 'production', profileName: 'Other' })

  await confirmWrite('typed')
  expect(sent()).toEqual([expect.objectContaining({ profileId: 'other', confirmed: 'typed' })])
})

it('sends nothing under a profile that is gone', async () => {
  choose('listClients')
  await sendDraft('deleted')

  expect(objection()).toBe('incomplete')
  expect(call).not.toHaveBeenCalled()
})

it('goes on with the very request that a locked vault interrupted, under its own profile', async () => {
  vi.mocked(call).mockRejectedValueOnce(new AppError('vault.locked', 'Locked.'))
  choose('listClients')
  await sendDraft('other')
  expect(useInterruption.getState().interruption).toMatchObject({ need: 'passphrase', profileId: 'other' })
  expect(useWorkspace.getState().exchangeId).toBe('before')

  choose('checkReports')
  await thenGoOn('passphrase', undefined, async () => true)
  const draft = expect.objectContaining({ operationId: 'listClients' })
  await vi.waitFor(() => expect(sent()).toHaveLength(2))
  expect(sent()[1]).toMatchObject({ profileId: 'other', draft })
})

it('drops an objection when another profile is chosen', async () => {
  use('production')
  choose('blacklistClient')
  await sendDraft()
  chooseProfile('other')

  expect(objection()).toBeUndefined()
})
