import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import type { Shortcuts } from '#lib/messaging/contract.ts'
import { giveUpUnseenCopy, mayCopyUnseen, requestUnseenCopy } from '#lib/platform/clipboard-permission.ts'
import { onAccessChanged } from '#lib/platform/hosts.ts'
import { attempt } from './problem-store.ts'

interface ShortcutState {
  /** Whether the browser lets the extension copy with no page open; undefined until it has said so. */
  readonly allowed: boolean | undefined
  /** The user was asked and said no. */
  readonly refused: boolean
  readonly keys: Shortcuts | undefined
}

export const useShortcut = create<ShortcutState>(() => ({ allowed: undefined, refused: false, keys: undefined }))

/** Follows the permission and the keys, which change in the browser's own pages. Call once per page. */
export function followShortcut(): void {
  onAccessChanged(() => void read())
  document.addEventListener('visibilitychange', () => void read())
  void read()
}

async function read(): Promise<void> {
  const [allowed, keys] = await Promise.all([mayCopyUnseen(), call('shortcuts.read').catch(() => undefined)])
  useShortcut.setState({ allowed, keys, ...(allowed && { refused: false }) })
}

/** Switches copying with no page open on, which the browser asks about, or off. To be called by a press. */
export async function allowUnseenCopy(on: boolean): Promise<void> {
  const answer = on ? requestUnseenCopy() : giveUpUnseenCopy()
  const done = await attempt(() => answer)
  useShortcut.setState({ refused: on && done !== true })
  await read()
}

export const changeShortcuts = () => attempt(() => call('shortcuts.open'))
