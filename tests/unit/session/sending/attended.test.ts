import { expect, it } from 'vitest'
import { attendSender } from '#lib/session/sending/attended.ts'
import type { Sender } from '#lib/session/sending/send.ts'
import { aProfile } from '../../../fakes/profile.ts'

const ORDER = { id: 'x', page: 'tab:1', profileId: 'p', draft: {} } as unknown as Parameters<Sender['send']>[0]

function senderThat(send: () => Promise<void>) {
  const told: string[] = []
  const sender: Sender = {
    send: () => {
      told.push('send')
      return send()
    },
    cancel: () => undefined,
    cancelProfile: () => undefined,
  }
  const profiles = { get: async () => aProfile() }
  const attend = () => {
    told.push('attend')
    return () => void told.push('let go')
  }
  return { told, sender: attendSender(sender, profiles, attend) }
}

it('has the browser attend to a send from before it begins until it is over, whatever becomes of it', async () => {
  const done = senderThat(async () => undefined)
  await done.sender.send(ORDER)
  expect(done.told).toEqual(['attend', 'send', 'let go'])

  const failed = senderThat(() => Promise.reject(new Error('no')))
  await expect(failed.sender.send(ORDER)).rejects.toThrow('no')
  expect(failed.told).toEqual(['attend', 'send', 'let go'])
})

it('leaves it to the send to say that its profile is gone', async () => {
  const { sender, told } = senderThat(async () => undefined)
  const get = () => Promise.reject(new Error('gone'))
  await attendSender(sender, { get }, () => () => undefined).send(ORDER)
  expect(told).toContain('send')
})
