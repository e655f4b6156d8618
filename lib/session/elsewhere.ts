import { AppError, ASKED_IN_PLACE, asAppError } from '#lib/errors.ts'
import type { CopiedToken } from '#lib/messaging/contract.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { type Badge, copiedBadge, failedBadge } from '#lib/signet/token/badge.ts'
import { envTemplate, TOKEN_FORMS, type TokenForm } from '#lib/signet/token/copy-as.ts'
import { formatLife } from '#lib/signet/token/token-status.ts'
import { t } from '#lib/text.ts'

/** What can be copied with no page open. The first three hold the token. */
export type UnseenCopy = TokenForm | 'curl' | 'template'

/** What is done with no page to tell of a failure: the icon tells it. None of these throws. */
export interface Elsewhere {
  /** Copies for the default profile, and tells on the icon what became of it. */
  readonly copy: (form: UnseenCopy) => Promise<void>
  /** Locks the vault where it is open. Else the popup opens: without a vault it is the user who says what to forget. */
  readonly lock: () => Promise<void>
  /** The screen was locked: so is the vault, without a word, and also while a passphrase is still opening it. */
  readonly screenLocked: () => Promise<void>
  readonly openWorkspace: () => Promise<void>
}

interface ElsewherePorts {
  readonly now: () => number
  /** The popup's profile; undefined where there is none. */
  readonly defaultProfile: () => Promise<Profile | undefined>
  readonly freshToken: (profile: Profile) => Promise<CopiedToken>
  /** The popup's request, as a command. */
  readonly curl: (profile: Profile) => Promise<string>
  /** Whether the user has switched on copying with no page open. */
  readonly mayCopy: () => Promise<boolean>
  readonly write: (text: string) => Promise<boolean>
  readonly tell: (badge: Badge, forMs: number) => void
  /** Opens the popup, which asks for what is missing. */
  readonly openPopup: () => Promise<void>
  /** Opens the page where copying with no page open is switched on, and says that it is off. */
  readonly openSwitch: () => Promise<void>
  readonly openWorkspace: () => Promise<void>
  readonly vaultIsOpen: () => Promise<boolean>
  readonly lockVault: () => Promise<void>
}

const TICK_MS = 2_000
/** Long enough to be seen and read. */
const FAILURE_MS = 20_000

export function createElsewhere(ports: ElsewherePorts): Elsewhere {
  const { tell, openPopup, openSwitch } = ports

  async function copyOrAsk(form: UnseenCopy): Promise<void> {
    const profile = await ports.defaultProfile()
    if (profile === undefined) return openPopup()
    if (!(await ports.mayCopy())) return openSwitch()
    const { text, words } = await textOf(form, profile, ports)
    if (!(await ports.write(text))) throw new AppError('bug', t('The browser refused to copy. Try the popup.'))
    tell(copiedBadge(words), TICK_MS)
  }

  async function askInPlace(thrown: unknown): Promise<void> {
    if (!ASKED_IN_PLACE.has(asAppError(thrown).code)) throw thrown
    await openPopup()
  }

  async function lockOrAsk(): Promise<void> {
    if (await ports.vaultIsOpen()) await ports.lockVault()
    else await openPopup()
  }

  async function orTell(failure: string, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (thrown) {
      tell(failedBadge(`${failure} ${asAppError(thrown).message}`), FAILURE_MS)
    }
  }

  return {
    copy: (form) => orTell(t('Not copied.'), () => copyOrAsk(form).catch(askInPlace)),
    lock: () => orTell(t('Not locked.'), lockOrAsk),
    screenLocked: () => orTell(t('Not locked.'), ports.lockVault),
    openWorkspace: () => orTell(t('Not opened.'), ports.openWorkspace),
  }
}

async function textOf(
  form: UnseenCopy,
  profile: Profile,
  { now, freshToken, curl }: Pick<ElsewherePorts, 'now' | 'freshToken' | 'curl'>,
): Promise<{ text: string; words: string }> {
  const { name } = profile
  if (form === 'curl') return { text: await curl(profile), words: t('Copied a cURL command for {name}', { name }) }
  if (form === 'template')
    return { text: envTemplate(profile), words: t('Copied the .env template of {name}', { name }) }
  const token = await freshToken(profile)
  const life = formatLife(token.expiresAt - now())
  return {
    text: TOKEN_FORMS[form](token),
    words: t('Copied {profile}, good for {life}', { profile: token.profileName, life }),
  }
}
