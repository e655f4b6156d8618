import type { Profile } from '#lib/signet/profile/profile.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Sender } from './send.ts'

/**
 * Lets the browser get ready to tell of a send, before anything else is done for it: that takes as long as all that
 * comes before the request, and passes beside it.
 *
 * @param attend Returns the way to let go.
 */
export function attendSender(
  sender: Sender,
  profiles: Pick<Profiles, 'get'>,
  attend: (profile: Profile) => () => void,
): Sender {
  return {
    ...sender,
    async send(order) {
      // Whether it is there is for the sender to say.
      const letGo = await profiles.get(order.profileId).then(attend, () => undefined)
      await sender.send(order).finally(letGo)
    },
  }
}
