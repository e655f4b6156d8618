import type { Profile } from '#lib/signet/profile/profile.ts'
import type { TokenView } from '#lib/signet/token/token.ts'
import type { Secrets } from '#lib/vault/secrets.ts'
import type { Vault } from '#lib/vault/vault.ts'
import type { Access } from './access.ts'
import type { HttpsSeen } from './https-seen.ts'
import type { SecretLoss } from './locking/secret-loss.ts'
import type { Profiles, StoredProfiles } from './profiles/profiles.ts'
import { sameKeyAs } from './profiles/same-key.ts'
import type { Records } from './records.ts'
import type { SandboxHost } from './sandbox-host.ts'
import { NO_SESSION, type ProfileView, type SessionView } from './session-view.ts'
import type { SettingsStore } from './settings.ts'
import type { Tokens } from './tokens/tokens.ts'

export interface SessionSources {
  readonly profiles: Profiles
  readonly records: Pick<Records, 'troubles'>
  readonly secrets: Secrets
  readonly vault: Vault
  readonly tokens: Tokens
  readonly settings: SettingsStore
  readonly loss: SecretLoss
  readonly access: Access
  readonly httpsSeen: Pick<HttpsSeen, 'hosts'>
  readonly sandbox: Pick<SandboxHost, 'trouble'>
}

/** What pages may know of profiles, tokens and the vault. */
export async function readSession(sources: SessionSources): Promise<SessionView> {
  const { profiles, records, vault, settings, sandbox } = sources
  const stored = await profiles.all()
  return {
    ...NO_SESSION,
    known: true,
    profiles: await Promise.all(stored.profiles.map((profile) => viewOf(profile, stored, sources))),
    defaultProfileId: stored.defaultProfileId,
    vault: { state: await vault.state(), tryAgainAt: await vault.tryAgainAt() },
    settings: await settings.read(),
    troubles: await records.troubles(),
    sandboxTrouble: await sandbox.trouble(),
    httpsHosts: await sources.httpsSeen.hosts(),
  }
}

async function viewOf(profile: Profile, stored: StoredProfiles, sources: SessionSources): Promise<ProfileView> {
  const waiting = stored.rotations?.[profile.id]
  const rotation = waiting && (await sources.secrets.has(profile, 'next')) ? waiting : undefined
  const access = await sources.access.of(profile)
  const sameKey = await sameKeyAs(profile, stored.profiles, sources.secrets)
  return { profile, token: await tokenOf(profile, sources), access, rotation, sameKeyAs: sameKey }
}

async function tokenOf(profile: Profile, { secrets, tokens, loss }: SessionSources): Promise<TokenView> {
  const standing = profile.environment === 'sandbox' ? 'usable' : await secrets.standing(profile)
  if (standing === 'missing') return { phase: 'needs-secret', problem: await loss.reason(profile) }
  return standing === 'locked' ? { phase: 'locked' } : tokens.view(profile.id)
}
