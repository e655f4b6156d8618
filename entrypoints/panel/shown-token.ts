import { useEffect, useState } from 'react'
import type { ProfileView } from '#lib/session/session-view.ts'
import { readToken } from '#lib/stores/token-store.ts'

/** How long a token stays in sight. */
const SHOWN_MS = 60_000

interface ShownToken {
  /** The token while the user wants to see it. */
  readonly value: string | undefined
  readonly show: () => void
  readonly hide: () => void
}

/** Of which token it was asked: another profile, another token or a lock takes it out of sight. */
const keyOf = ({ profile, token }: ProfileView): string => [profile.id, token.phase, token.obtainedAt].join()

/**
 * The raw token while it is shown. It is held here alone, and gone when it is hidden, after a minute, and with whatever
 * shows it.
 */
export function useShownToken(view: ProfileView): ShownToken {
  const [shown, setShown] = useState<{ readonly key: string; readonly value: string }>()
  const key = keyOf(view)
  useEffect(() => {
    if (shown === undefined) return
    if (shown.key !== key) setShown(undefined)
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown, key])

  async function show(): Promise<void> {
    const value = await readToken(view.profile.id)
    if (value !== undefined) setShown({ key, value })
  }
  return {
    value: shown?.key === key ? shown.value : undefined,
    show: () => void show(),
    hide: () => setShown(undefined),
  }
}
