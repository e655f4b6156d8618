import { create } from 'zustand'
import { AppError } from '#lib/errors.ts'
import { requestAccess } from '#lib/platform/hosts.ts'
import { addressesOf, type Profile } from '#lib/signet/profile/profile.ts'
import { allOf } from '#lib/signet/text/listed.ts'
import { t } from '#lib/text.ts'
import { attempt } from './problem-store.ts'

interface AccessState {
  /** The browser's own question is on the screen. */
  readonly asking: boolean
}

export const useAccess = create<AccessState>(() => ({ asking: false }))

/** Asks the user to let the extension reach a profile's hosts again. To be called by a press. */
export async function allowAccess(profile: Pick<Profile, 'baseUrl' | 'serviceUrls'>): Promise<void> {
  const urls = addressesOf(profile)
  const answer = requestAccess(urls)
  useAccess.setState({ asking: true })
  await attempt(async () => {
    if (!(await answer)) throw refused(urls)
  })
  useAccess.setState({ asking: false })
}

function refused(urls: readonly string[]): AppError {
  const hosts = allOf([...new Set(urls.map((url) => new URL(url).hostname))])
  return new AppError('host.withdrawn', t('The browser does not let this extension reach {hosts}.', { hosts }))
}
