import { create } from 'zustand'
import { saveTextFile } from '#lib/platform/download.ts'
import {
  type PortableProfile,
  parseProfileFile,
  profileFileName,
  writeProfileFile,
} from '#lib/signet/profile/profile-file.ts'
import { attempt } from './problem-store.ts'
import { openForm } from './profile-form-store.ts'

interface ProfileFileState {
  /** Profiles of a file with several, which wait to be added one by one: each wants its key. */
  readonly waiting: readonly PortableProfile[]
}

export const useProfileFile = create<ProfileFileState>(() => ({ waiting: [] }))

export const exportProfiles = (profiles: readonly PortableProfile[]): void =>
  saveTextFile(profileFileName(profiles), writeProfileFile(profiles))

/** Opens the form with what the file says of a profile. It is a profile only once the user has seen and saved it. */
export async function importProfiles(file: File): Promise<void> {
  const profiles = await attempt(async () => parseProfileFile(await file.text()))
  const [only, ...others] = profiles ?? []
  if (only === undefined) return
  useProfileFile.setState({ waiting: others.length === 0 ? [] : [only, ...others] })
  if (others.length === 0) openForm(undefined, only)
}

export function addImported(profile: PortableProfile): void {
  useProfileFile.setState(({ waiting }) => ({ waiting: waiting.filter((one) => one !== profile) }))
  openForm(undefined, profile)
}

export const dropImported = (): void => useProfileFile.setState({ waiting: [] })
