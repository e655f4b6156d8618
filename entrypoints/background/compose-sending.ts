import { guardSaves, guardSender } from '#lib/session/locking/guarded.ts'
import { attendSender } from '#lib/session/sending/attended.ts'
import { createListPages } from '#lib/session/sending/list-page.ts'
import { createSaves } from '#lib/session/sending/saves.ts'
import { createSender, type SenderPorts } from '#lib/session/sending/send.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'

interface SendingParts extends SenderPorts {
  /** Before each use of a profile: first it is seen whether it should have locked. */
  readonly use: () => Promise<void>
  readonly attend: (profile: Profile) => () => void
}

/** All that sends what the user asks for, and the way to stop it. */
export function composeSending({ use, attend, ...ports }: SendingParts) {
  const sender = attendSender(guardSender(createSender(ports), use), ports.profiles, attend)
  const lists = createListPages(ports)
  const saves = guardSaves(createSaves(ports), use)
  const cancelProfile = (profileId: string) => {
    sender.cancelProfile(profileId)
    lists.stopProfile(profileId)
    saves.stopProfile(profileId)
  }
  return { sender, lists, saves, cancelProfile }
}
