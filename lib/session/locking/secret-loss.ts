import type { Profile } from '#lib/signet/profile/profile.ts'
import type { Kept } from '#lib/storage/kept.ts'
import { t } from '#lib/text.ts'

/** Why keys that were kept for the session are not there. `storage.session`: it begins anew whenever they are gone. */
export interface StoredLosses {
  /** What this session began with; undefined where the browser told nothing, as after a crash or a reload. */
  readonly began?: 'browser-start' | 'update'
  /** By profile: gone within this session, and by whose hand. */
  readonly byHand?: Readonly<Record<string, 'forgotten' | 'erased'>>
}

export interface SecretLoss {
  /** Neither this nor `began` ever fails: it only explains. */
  readonly note: (profileId: string, how: 'forgotten' | 'erased') => Promise<void>
  readonly began: (how: 'browser-start' | 'update') => Promise<void>
  /** In a sentence for the user. */
  readonly reason: (profile: Pick<Profile, 'id' | 'keeping'>) => Promise<string>
}

export function createSecretLoss(kept: Kept<StoredLosses>): SecretLoss {
  const update = (change: (losses: StoredLosses) => StoredLosses) => kept.update(change).catch(() => undefined)

  return {
    note: (profileId, how) => update((losses) => ({ ...losses, byHand: { ...losses.byHand, [profileId]: how } })),
    // An update that came while the browser was closed is told of as well: then the browser is what ended the session.
    began: (how) => update((losses) => (losses.began === 'browser-start' ? losses : { ...losses, began: how })),
    async reason({ id, keeping }) {
      const { began, byHand } = await kept.read()
      return SENTENCES[byHand?.[id] ?? (keeping === 'vault' ? 'notInVault' : (began ?? 'restart'))]
    },
  }
}

const SENTENCES = {
  'browser-start': t('The secret was kept until the browser closed. Enter it again.'),
  update: t('The extension was updated, and the secret was kept in memory alone. Enter it again.'),
  restart: t('The browser or the extension was restarted, and the secret was kept in memory alone. Enter it again.'),
  forgotten: t('You told the extension to forget this secret. Enter it to go on.'),
  erased: t('The vault is gone, and the secret with it. Enter it again: it is then kept until the browser closes.'),
  notInVault: t('The vault does not hold this secret, or cannot be read. Enter it again.'),
} as const
