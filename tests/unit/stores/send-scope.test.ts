import { beforeEach, expect, it, vi } from 'vitest'
import { call } from '#lib/messaging/client.ts'
import { cancelSend, overrule, sendDraft, useSend } from '#lib/stores/send-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { choose, HELD, objection, sent, startPage, use } from '../../fakes/sending-page.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
beforeEach(startPage)

it('asks once before a write with a token of the other environment, and never before a read', async () => {
  use('test', { ...HELD, scope: 'production' })
  choose('listClients')
  await sendDraft()
  expect(sent()).toHaveLength(1)

  choose('blacklistClient')
  await sendDraft()
  expect(useSend.getState().objection).toMatchObject({ kind: 'scope', scope: 'production' })

  await overrule()
  expect(call).toHaveBeenCalledWith('profile.acceptScope', 'p', 'production')
  expect(sent()).toHaveLength(2)
})

it('does not ask about a scope that was accepted', async () => {
  use('test', { ...HELD, scope: 'production' }, { acceptedScope: 'production' })
  choose('blacklistClient')
  await sendDraft()

  expect(sent()).toHaveLength(1)
})

it('lets the first token be made before the first write, to see its scope', async () => {
  use('test', { phase: 'none' })
  const answers = [undefined, undefined, { scope: 'live' }]
  vi.mocked(call).mockImplementation((async () => answers.shift()) as unknown as typeof call)
  choose('blacklistClient')
  await sendDraft()

  expect(vi.mocked(call).mock.calls.map(([name]) => name)).toEqual(['token.inspect', 'token.renew', 'token.inspect'])
  expect(objection()).toBe('scope')
})

it('sends nothing after a cancel that came before the scope was known', async () => {
  use('test', { phase: 'none' })
  let answer = (): void => {}
  vi.mocked(call).mockReturnValueOnce(
    new Promise((resolve) => {
      answer = () => resolve({ scope: undefined } as never)
    }),
  )
  choose('blacklistClient')
  const sending = sendDraft()
  await cancelSend(useSend.getState().sendingId ?? '')
  answer()
  await sending

  expect(sent()).toEqual([])
  expect(useWorkspace.getState().exchangeId).toBe('before')
})
