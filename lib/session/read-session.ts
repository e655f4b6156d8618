import type { Credentials } from '#lib/signet/credentials.ts'
import type { Profile } from '#lib/signet/profile.ts'
import type { SessionSecrets } from '#lib/vault/session-secrets.ts'
import type { Access } from './access.ts'
import type { Profiles } from './profiles.ts'
import type { SandboxHost } from './sandbox-host.ts'
import { NO_SESSION, type ProfileView, type SessionView } from './session-view.ts'
import type { Tokens } from './tokens.ts'

/** Whose key and secret a profile uses: its own, or those that the sandbox has made up. */
export interface CredentialSource {
  readonly of: (profile: Profile) => Promise<Credentials | undefined>
  /** Of all profiles, for the redactor alone. */
  readonly all: () => Promise<readonly Credentials[]>
}

export function createCredentialSource(
  profiles: Profiles,
  secrets: SessionSecrets,
  sandbox: SandboxHost,
): CredentialSource {
  const of = ({ id, environment }: Profile) => (environment === 'sandbox' ? sandbox.credentials() : secrets.get(id))
  return {
    of,
    async all() {
      const found = await Promise.all((await profiles.all()).profiles.map(of))
      return found.filter((credentials) => credentials !== undefined)
    },
  }
}

/** What pages may know of profiles and tokens. */
export async function readSession(
  profiles: Profiles,
  source: CredentialSource,
  tokens: Tokens,
  access: Access,
): Promise<SessionView> {
  const stored = await profiles.all()
  const viewOf = async (profile: Profile): Promise<ProfileView> => {
    const usable = (await source.of(profile)) !== undefined
    const token = usable ? await tokens.view(profile.id) : ({ phase: 'needs-secret' } as const)
    return { profile, token, access: await access.of(profile), rotation: undefined }
  }
  return {
    ...NO_SESSION,
    known: true,
    profiles: await Promise.all(stored.profiles.map(viewOf)),
    defaultProfileId: stored.defaultProfileId,
  }
}
