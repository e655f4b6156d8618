import { ASKED_IN_PLACE, asAppError } from '#lib/errors.ts'
import type { Connection } from '#lib/signet/profile/profile.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Profiles } from './profiles.ts'

export interface ConnectionTest {
  /** Asks for a new token, and notes on the profile how that went. @throws AppError `vault.locked`, `secret.missing`. */
  readonly run: (profileId: string) => Promise<Connection>
  /** The same where nothing more can be asked of the user: what is missing is a failure like any other. */
  readonly runAnyway: (profileId: string) => Promise<Connection>
}

interface TestPorts {
  readonly now: () => number
  readonly profiles: Profiles
  readonly tokens: Tokens
}

export function createConnectionTest({ now, profiles, tokens }: TestPorts): ConnectionTest {
  async function note(profileId: string, connection: Connection): Promise<Connection> {
    await profiles.change(profileId, (profile) => ({ ...profile, connection }))
    return connection
  }

  async function failed(profileId: string, thrown: unknown): Promise<Connection> {
    const { code, message } = asAppError(thrown)
    const connection = { state: 'failed', at: now(), code, message } as const
    // Given up because the profile was changed: that says nothing of what it is now.
    return code === 'network.cancelled' ? connection : note(profileId, connection)
  }

  async function run(profileId: string): Promise<Connection> {
    await tokens.forget(profileId)
    const profile = await profiles.get(profileId)
    try {
      await tokens.get(profile, { reason: 'connection-test' })
    } catch (thrown) {
      if (ASKED_IN_PLACE.has(asAppError(thrown).code)) throw thrown
      return failed(profileId, thrown)
    }
    return note(profileId, { state: 'connected', at: now() })
  }

  return { run, runAnyway: (profileId) => run(profileId).catch((thrown) => failed(profileId, thrown)) }
}
