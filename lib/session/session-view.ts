import type { Profile } from '#lib/signet/profile.ts'
import type { TokenView } from '#lib/signet/token.ts'

export interface ProfileView {
  readonly profile: Profile
  readonly token: TokenView
}

/** All profiles and the state of their tokens, as every page sees them. */
export interface SessionView {
  /** False until the background has said what there is: an empty list means nothing before that. */
  readonly known: boolean
  readonly profiles: readonly ProfileView[]
  /** The popup's choice, and what a new panel starts with. */
  readonly defaultProfileId: string | undefined
}

export const NO_SESSION: SessionView = { known: false, profiles: [], defaultProfileId: undefined }

/** The profile of this id, else the default one, else the first. */
export function profileView(session: SessionView, id: string | undefined): ProfileView | undefined {
  const find = (wanted: string | undefined) => session.profiles.find(({ profile }) => profile.id === wanted)
  return find(id) ?? find(session.defaultProfileId) ?? session.profiles[0]
}
