import { addressesOf, type Profile } from '#lib/signet/profile/profile.ts'
import { once } from './once.ts'
import type { ProfileView } from './session-view.ts'

export interface Access {
  /** Whether the browser lets the extension reach every address of a profile. */
  readonly of: (profile: Profile) => Promise<ProfileView['access']>
  readonly reaches: (url: string) => Promise<boolean>
  /** The user has changed something, or a request was refused: the browser is asked anew. */
  readonly forget: () => void
}

/**
 * What the user lets the extension reach. The browser's answers are remembered by host, because every change of the
 * session reads them and the browser takes time; it tells when one of them has changed.
 */
export function createAccess(mayReach: (url: string) => Promise<boolean>): Access {
  let known = new Map<string, () => Promise<boolean>>()

  function reaches(url: string): Promise<boolean> {
    const { origin } = new URL(url)
    const ask = known.get(origin) ?? once(() => mayReach(url))
    known.set(origin, ask)
    return ask()
  }

  return {
    reaches,
    async of(profile) {
      if (profile.environment === 'sandbox') return 'granted'
      const answers = await Promise.all(addressesOf(profile).map(reaches))
      return answers.includes(false) ? 'withdrawn' : 'granted'
    },
    forget() {
      known = new Map()
    },
  }
}
