import { withLock } from '#lib/platform/lock.ts'
import type { Area } from '#lib/platform/storage.ts'
import { createCredentialSource, type WithKey } from '#lib/session/locking/credential-source.ts'
import { createSecretLoss, type StoredLosses } from '#lib/session/locking/secret-loss.ts'
import { createProfiles } from '#lib/session/profiles/profiles.ts'
import { createRecords } from '#lib/session/records.ts'
import { createSandboxHost, type StoredSandbox } from '#lib/session/sandbox-host.ts'
import { createSettings } from '#lib/session/settings.ts'
import { createKept } from '#lib/storage/kept.ts'
import { createHeldKey, type OpenVault } from '#lib/vault/held-key.ts'
import { ITERATIONS } from '#lib/vault/passphrase-key.ts'
import { createSecrets } from '#lib/vault/secrets.ts'
import { createSessionSecrets, type StoredSecrets } from '#lib/vault/session-secrets.ts'
import { createVault } from '#lib/vault/vault.ts'
import { createVaultOnDisk } from '#lib/vault/vault-file.ts'
import { createVaultItems } from '#lib/vault/vault-items.ts'

export interface SecretRoomPorts {
  readonly now: () => number
  readonly disk: Area
  readonly memory: Area
  /** Told after every change that pages may see. */
  readonly changed: () => void
  readonly iterations?: number
}

/** What is stored of profiles, and their secrets: all that `lib/vault` has to do with. */
export function composeSecrets({ now, disk, memory, changed, iterations = ITERATIONS }: SecretRoomPorts) {
  const records = createRecords(disk, changed)
  const profiles = createProfiles(records.profiles)
  const settings = createSettings(records.settings)
  const held = createHeldKey(records.vault, createKept<OpenVault>(memory, 'open-vault', {}, changed))
  const vault = createVault(createVaultOnDisk({ now, record: records.vault, iterations }), held)
  const secrets = createSecrets(
    createSessionSecrets(createKept<StoredSecrets>(memory, 'secrets', {}, changed)),
    createVaultItems(records.vault, held),
    held,
  )
  const loss = createSecretLoss(createKept<StoredLosses>(memory, 'secret-loss', {}, changed))
  const sandbox = createSandboxHost(createKept<StoredSandbox | undefined>(memory, 'sandbox', undefined), now)
  const withKey: WithKey = (profileId, work) => withLock(`key:${profileId}`, work)
  const credentials = createCredentialSource({ profiles, secrets, sandbox, loss, withKey })
  return { records, profiles, settings, vault, secrets, loss, sandbox, credentials, withKey }
}
