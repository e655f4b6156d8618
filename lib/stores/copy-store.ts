import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import type { CopiedToken } from '#lib/messaging/contract.ts'
import { copyText } from '#lib/platform/clipboard.ts'
import { formatLife } from '#lib/signet/token/token-status.ts'
import { t } from '#lib/text.ts'
import { attemptAct } from './interruption-store.ts'

interface CopyState {
  /** A copy is under way: the token may have to be renewed first. */
  readonly copying: boolean
  /** What happened last. `done` only after the clipboard took the text. */
  readonly notice: { readonly done: boolean; readonly text: string } | undefined
}

export const useCopy = create<CopyState>(() => ({ copying: false, notice: undefined }))

/** How long a token that the clipboard refused is held for the next press. */
const HOLD_MS = 30_000

/**
 * A token that is fresh while the press that asked for it is too old for the clipboard: browsers take a text only
 * within seconds of a press. Outside of every store, and gone with the next press.
 */
let held: { readonly profileId: string; readonly token: CopiedToken; readonly until: number } | undefined

/** A token in a form of its own, for the clipboard. */
export interface CopyForm {
  /** What it is called where it was chosen. */
  readonly label: string
  /** What is said once it is on the clipboard: `Copied Acme Test as a header, good for 52 min`. */
  readonly told: (values: { readonly profile: string; readonly life: string }) => string
  readonly text: (token: CopiedToken) => string
}

const BARE: CopyForm = {
  label: t('Copy token'),
  told: (values) => t('Copied {profile}, good for {life}', values),
  text: ({ value }) => value,
}

/** Copies a token that is good for a while. Says so only when it is on the clipboard. */
export async function copyToken(profileId: string, form: CopyForm = BARE): Promise<void> {
  if (useCopy.getState().copying) return
  useCopy.setState({ copying: true, notice: undefined })
  const act = { profileId, what: form.label, again: () => void copyToken(profileId, form) }
  const token = takeHeld(profileId) ?? (await attemptAct(act, () => call('token.copy', profileId)))
  const notice = token && (await write(profileId, token, form))
  useCopy.setState({ copying: false })
  if (notice !== undefined) tell(notice)
}

/**
 * Copies anything else that a page shows.
 *
 * @param told A sentence: `Copied the URL`.
 */
export async function copyAndTell(text: string, told: string): Promise<void> {
  const done = await copyText(text)
  tell({ done, text: done ? told : t('The browser refused to copy. Press again.') })
}

/** How long a word on a copy stays: it is about what was done just now. */
const TOLD_MS = 8_000

/** What asks for another press stays for as long as that press is awaited. */
function tell(notice: NonNullable<CopyState['notice']>): void {
  useCopy.setState({ notice })
  const away = () => {
    if (useCopy.getState().notice === notice) clearCopyNotice()
  }
  setTimeout(away, notice.done ? TOLD_MS : HOLD_MS)
}

export const clearCopyNotice = (): void => useCopy.setState({ notice: undefined })

async function write(profileId: string, token: CopiedToken, form: CopyForm): Promise<CopyState['notice']> {
  if (await copyText(form.text(token))) {
    const life = formatLife(token.expiresAt - Date.now())
    return { done: true, text: form.told({ profile: token.profileName, life }) }
  }
  held = { profileId, token, until: Date.now() + HOLD_MS }
  setTimeout(dropHeld, HOLD_MS)
  return { done: false, text: t('Token ready. Press {button} again.', { button: form.label }) }
}

function takeHeld(profileId: string): CopiedToken | undefined {
  const mine = held?.profileId === profileId && Date.now() < held.until ? held.token : undefined
  held = undefined
  return mine
}

function dropHeld(): void {
  if (held !== undefined && Date.now() >= held.until) held = undefined
}
