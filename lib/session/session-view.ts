import type { Profile } from '#lib/signet/profile/profile.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/signet/profile/settings.ts'
import type { EpochMs, TokenView } from '#lib/signet/token/token.ts'

export interface ProfileView {
  readonly profile: Profile
  readonly token: TokenView
  /** `withdrawn`: the browser no longer lets the extension reach one of this profile's hosts. */
  readonly access: 'granted' | 'withdrawn'
  /** A new key waits beside the old one: it has given a token, and the profile has not changed over yet. */
  readonly rotation: { readonly keyHint: string; readonly verifiedAt: EpochMs } | undefined
  /** Ids of the other profiles that hold the same key. */
  readonly sameKeyAs: readonly string[]
}

/** The passphrase vault, as pages see it. One vault for all profiles that are remembered on this computer. */
export interface VaultView {
  readonly state: 'none' | 'locked' | 'unlocked'
  /** After five wrong passphrases: when the next one may be tried. */
  readonly tryAgainAt: EpochMs | undefined
}

/** Something stored on this computer that could not be read as it was written. */
export interface RecordTrouble {
  readonly record: 'profiles' | 'vault' | 'settings'
  /** `recovered`: the copy before the last change was taken. `newer`: a later version wrote it; it is only read. */
  readonly kind: 'recovered' | 'damaged' | 'newer'
}

/** What the sandbox inside the extension is told to do wrong, until it is told otherwise. */
export const SANDBOX_TROUBLES = ['slow', '429', '500', 'truncated', 'html', 'success-false', 'empty'] as const
export type SandboxTrouble = (typeof SANDBOX_TROUBLES)[number]

/** All profiles and the state of their tokens, as every page sees them. */
export interface SessionView {
  /** False until the background has said what there is: an empty list means nothing before that. */
  readonly known: boolean
  readonly profiles: readonly ProfileView[]
  /** The popup's choice, and what a new panel starts with. */
  readonly defaultProfileId: string | undefined
  readonly vault: VaultView
  readonly settings: Settings
  readonly troubles: readonly RecordTrouble[]
  readonly sandboxTrouble: SandboxTrouble | undefined
  /** Hosts that have answered over https: going back to http there is asked about twice. */
  readonly httpsHosts: readonly string[]
}

export const NO_SESSION: SessionView = {
  known: false,
  profiles: [],
  defaultProfileId: undefined,
  vault: { state: 'none', tryAgainAt: undefined },
  settings: DEFAULT_SETTINGS,
  troubles: [],
  sandboxTrouble: undefined,
  httpsHosts: [],
}

/** The profile of this id, else the default one, else the first. */
export function profileView(session: SessionView, id: string | undefined): ProfileView | undefined {
  const find = (wanted: string | undefined) => session.profiles.find(({ profile }) => profile.id === wanted)
  return find(id) ?? find(session.defaultProfileId) ?? session.profiles[0]
}
