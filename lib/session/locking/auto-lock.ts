import type { Settings } from '#lib/signet/profile/settings.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { Kept } from '#lib/storage/kept.ts'

/** When the user last did something that needs a secret. `storage.session`; to within `NOTED_EVERY_MS`. */
export interface StoredUse {
  readonly lastUseAt?: EpochMs
}

export interface Idleness {
  readonly lastUseAt: EpochMs
  readonly now: EpochMs
  /** 0 for never. */
  readonly autoLockMinutes: Settings['autoLockMinutes']
  /** Whether the vault holds a Production key: without one it stays unlocked. */
  readonly holdsProduction: boolean
}

/** A clock may be set back a little at any time; further back than this says nothing about how long ago the use was. */
const CLOCK_SLACK_MS = 60_000

/** Whether a vault has been left alone for so long that it locks. Pure: the clock is an argument. */
export function isLeftAlone({ lastUseAt, now, autoLockMinutes, holdsProduction }: Idleness): boolean {
  if (autoLockMinutes === 0 || !holdsProduction) return false
  return now - lastUseAt >= autoLockMinutes * 60_000 || lastUseAt - now > CLOCK_SLACK_MS
}

export interface AutoLock {
  /** Locks where it is due. Before everything that shows or uses a secret; an alarm is but a hint. */
  readonly check: () => Promise<void>
  /** The same for the alarm. Never fails: whatever is used next looks again. */
  readonly ring: () => Promise<void>
  /** The same, and then counts as a use. */
  readonly use: () => Promise<void>
  /** The time after which it locks has changed: locks where that is over already, else asks to be woken at the new one. */
  readonly plan: () => Promise<void>
}

interface AutoLockPorts {
  readonly now: () => EpochMs
  readonly kept: Kept<StoredUse>
  readonly isUnlocked: () => Promise<boolean>
  readonly holdsProduction: () => Promise<boolean>
  readonly settings: () => Promise<Settings>
  readonly lock: () => Promise<void>
  /** Asks to be woken for a look at this time, or no more. */
  readonly wakeAt: (at: EpochMs | undefined) => Promise<void>
}

/** Sends follow each other closely: not each of them is written down. */
const NOTED_EVERY_MS = 5_000

export function createAutoLock(ports: AutoLockPorts): AutoLock {
  const { now, kept, isUnlocked, holdsProduction, settings, lock, wakeAt } = ports

  async function touch(): Promise<void> {
    const at = now()
    const { lastUseAt } = await kept.read()
    if (lastUseAt !== undefined && Math.abs(at - lastUseAt) < NOTED_EVERY_MS) return
    await kept.update(() => ({ lastUseAt: at })).catch(() => undefined)
    await wakeAfter(at)
  }

  async function wakeAfter(lastUseAt: EpochMs): Promise<void> {
    const { autoLockMinutes } = await settings()
    await wakeAt(autoLockMinutes > 0 ? lastUseAt + autoLockMinutes * 60_000 : undefined).catch(() => undefined)
  }

  async function check(): Promise<void> {
    const { lastUseAt } = await kept.read()
    if (lastUseAt === undefined || !(await isUnlocked())) return
    const { autoLockMinutes } = await settings()
    const idleness = { lastUseAt, now: now(), autoLockMinutes, holdsProduction: await holdsProduction() }
    if (isLeftAlone(idleness)) await lock()
  }

  return {
    check,
    ring: () => check().catch(() => undefined),
    async plan() {
      await check()
      const { lastUseAt } = await kept.read()
      if (lastUseAt !== undefined && (await isUnlocked())) await wakeAfter(lastUseAt)
    },
    async use() {
      await check()
      await touch()
    },
  }
}
