import { setAlarm } from '#lib/platform/alarm.ts'
import type { HttpsSeen } from '#lib/session/https-seen.ts'
import { createAutoLock, type StoredUse } from '#lib/session/locking/auto-lock.ts'
import { guardSecrets } from '#lib/session/locking/guarded.ts'
import { createLockableVault } from '#lib/session/locking/lock.ts'
import { createConnector } from '#lib/session/profiles/connect.ts'
import { createConnectionTest } from '#lib/session/profiles/connection-test.ts'
import { createRotation, type RotationPorts, type RotationTokens } from '#lib/session/profiles/rotation.ts'
import { createKept } from '#lib/storage/kept.ts'
import type { composeSecrets, SecretRoomPorts } from './compose-secrets.ts'

export const AUTO_LOCK_ALARM = 'auto-lock'

interface KeyParts extends Pick<SecretRoomPorts, 'now' | 'memory'>, Pick<RotationPorts, 'store' | 'calls' | 'trace'> {
  readonly stored: ReturnType<typeof composeSecrets>
  /** Guarded: each use of one counts. */
  readonly tokens: RotationPorts['tokens']
  readonly cancelProfile: (profileId: string) => void
  readonly httpsSeen: HttpsSeen
}

/** What is done with profiles and their keys: connecting, locking, rotating. */
export function composeKeys(parts: KeyParts) {
  const { now, memory, stored, tokens, store, calls, trace, cancelProfile, httpsSeen } = parts
  const { records, profiles, settings, loss, withKey } = stored

  async function holdsProduction(): Promise<boolean> {
    const remembered = (await profiles.all()).profiles.filter(
      ({ keeping, environment }) => keeping === 'vault' && environment === 'production',
    )
    return (await Promise.all(remembered.map((profile) => stored.secrets.has(profile)))).includes(true)
  }

  const autoLock = createAutoLock({
    now,
    kept: createKept<StoredUse>(memory, 'last-use', {}),
    isUnlocked: async () => (await stored.vault.state()) === 'unlocked',
    holdsProduction,
    settings: settings.read,
    lock: () => vault.lockIdle(),
    wakeAt: (at) => setAlarm(AUTO_LOCK_ALARM, at),
  })
  const secrets = guardSecrets(stored.secrets, autoLock.use)
  const keptTokens = createKept<RotationTokens>(memory, 'rotation-tokens', {})
  const rotation = createRotation({ now, profiles, secrets, withKey, kept: keptTokens, tokens, store, calls, trace })
  const vault = createLockableVault({
    ...{ vault: stored.vault, records, profiles, loss, tokens, rotation, cancelProfile },
    use: autoLock.use,
  })
  const connector = createConnector({
    ...{ now, profiles, secrets, withKey, vault, tokens, cancelProfile },
    mustBeWritable: records.profiles.mustBeWritable,
    refuseDowngrade: httpsSeen.refuseDowngrade,
    test: createConnectionTest({ now, profiles, tokens }),
  })
  return { vault, autoLock, rotation, connector }
}
