import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Profiles } from './profiles.ts'

interface ScopePorts {
  readonly profiles: Pick<Profiles, 'change'>
  readonly tokens: Pick<Tokens, 'view'>
}

/**
 * Notes that the user has accepted a scope that contradicts the profile's environment.
 *
 * @throws AppError `input.invalid` where the profile's present token has another: what nobody was shown, nobody accepts.
 */
export async function acceptScope(profileId: string, scope: string, { profiles, tokens }: ScopePorts): Promise<void> {
  const shown = (await tokens.view(profileId)).scope
  if (shown === undefined || scope !== shown)
    throw new AppError('input.invalid', t('The token of this profile has another scope by now. Send again to see it.'))
  await profiles.change(profileId, (profile) => ({ ...profile, acceptedScope: shown }))
}
