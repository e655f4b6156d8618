import type { Handlers } from '#lib/messaging/contract.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { acceptScope } from '#lib/session/profiles/accepted-scope.ts'
import type { Background } from './compose.ts'

type Names =
  | 'profile.save'
  | 'profile.delete'
  | 'profile.choose'
  | 'profile.test'
  | 'profile.acceptScope'
  | 'profile.guard'
  | 'sandbox.try'
  | 'secret.replace'
  | 'secret.forget'
  | 'rotation.verify'
  | 'rotation.finish'
  | 'rotation.cancel'

/** Profiles and their keys. */
export function profileHandlers(background: Background): Pick<Handlers, Names> {
  const { records, profiles, secrets, loss, rotation, tokens, trace, exchanges, history, connector, settings } =
    background
  const { secretFields } = background

  /** The tokens last: none can be made any more, and none that was being made is kept. */
  async function forgetSecret(profileId: string): Promise<void> {
    background.cancelProfile(profileId)
    await secrets.forget(profileId)
    await tokens.forget(profileId)
    await rotation.forgetToken(profileId)
  }

  return {
    'profile.save': async (input) => {
      const { name, baseUrl, serviceUrls, credentials } = input
      await secretFields.mustHoldNone(JSON.stringify([name, baseUrl, serviceUrls]), credentials)
      return whileAlive(() => connector.save(input))
    },
    'profile.delete': async (profileId) => {
      await records.profiles.mustBeWritable()
      await forgetSecret(profileId)
      await profiles.remove(profileId)
      await exchanges.forgetProfile(profileId)
      await history.forgetProfile(profileId)
      await trace.forgetProfile(profileId)
      await settings.forgetProfile(profileId)
    },
    'profile.choose': (profileId) => profiles.choose(profileId),
    'profile.test': (profileId) => whileAlive(() => connector.test(profileId)),
    'profile.acceptScope': (profileId, scope) => acceptScope(profileId, scope, background),
    'profile.guard': (profileId, guard) => profiles.change(profileId, (profile) => ({ ...profile, guard })),
    'sandbox.try': () => connector.trySandbox(),
    'secret.replace': (profileId, credentials) => whileAlive(() => connector.replaceSecret(profileId, credentials)),
    'secret.forget': async (profileId) => {
      await loss.note(profileId, 'forgotten')
      await forgetSecret(profileId)
      await profiles.rotate(profileId, undefined)
    },
    'rotation.verify': (profileId, credentials) => whileAlive(() => rotation.verify(profileId, credentials)),
    'rotation.finish': (profileId, verifiedAt) => whileAlive(() => rotation.finish(profileId, verifiedAt)),
    'rotation.cancel': (profileId) => rotation.cancel(profileId),
  }
}
