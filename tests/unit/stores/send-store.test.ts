import { beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import { type Operation, operationById } from '#lib/signet/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange.ts'
import type { Environment } from '#lib/signet/profile.ts'
import { chooseOperation, editDraft, restoreDraft } from '#lib/stores/draft-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { useProblem } from '#lib/stores/problem-store.ts'
import { sendDraft, useSend } from '#lib/stores/send-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { aProfileView } from '../../fakes/profile.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))

const choose = (id: string) => chooseOperation(operationById(id) as Operation)
const objection = () => useSend.getState().objection?.kind

function use(environment: Environment): void {
  const profiles = [aProfileView({ id: 'p', name: 'Acme', environment })]
  useSession.setState({ known: true, profiles, defaultProfileId: 'p' })
}

beforeEach(() => {
  vi.mocked(call)
    .mockReset()
    .mockResolvedValue(undefined as never)
  restoreDraft(undefined)
  useWorkspace.setState({ page: 'tab:1', profileId: 'p', exchangeId: 'before' })
  use('test')
})

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

  await sendDraft(['json'])
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

it('shows the answer before again when the background refused to send', async () => {
  vi.mocked(call).mockRejectedValue(new AppError('secret.missing', 'No secret.'))
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
