import { type Badge, badgeOf } from '#lib/signet/token/badge.ts'
import { profileView, type SessionView } from './session-view.ts'

export interface Icon {
  /** Shows how the default profile's token stands. To be called whenever that may have changed. */
  readonly follow: (session: SessionView) => void
  /** Shows something else for a while, whatever changes meanwhile. */
  readonly tell: (badge: Badge, forMs: number) => void
}

/** Names the alarm that wakes the background for the icon. */
export const ICON_ALARM = 'icon'

interface IconPorts {
  readonly now: () => number
  readonly show: (badge: Badge) => Promise<void>
  /** Wakes the background when the badge is no longer true. A hint: whatever wakes it brings the badge up to date. */
  readonly wakeAt: (at: number | undefined) => Promise<void>
}

/** The toolbar icon's badge and title. What is shown is kept by the browser; the background may die at any time. */
export function createIcon({ now, show, wakeAt }: IconPorts): Icon {
  let session: SessionView | undefined
  let told: Badge | undefined
  let shown = ''
  let alarm: number | undefined | 'unknown' = 'unknown'

  function refresh(): void {
    const standing = session && standingBadge(session, now())
    const badge = told ?? standing
    if (badge !== undefined) put(badge)
    if (standing === undefined || standing.until === alarm) return
    alarm = standing.until
    wakeAt(alarm).catch(() => {
      alarm = 'unknown'
    })
  }

  function put(badge: Badge): void {
    const face = JSON.stringify([badge.text, badge.colour, badge.title])
    if (face === shown) return
    shown = face
    // Where the browser refuses, the next change shows it.
    show(badge).catch(() => {
      shown = ''
    })
  }

  return {
    follow(latest) {
      session = latest
      refresh()
    },
    tell(badge, forMs) {
      told = badge
      refresh()
      setTimeout(() => {
        if (told !== badge) return
        told = undefined
        refresh()
      }, forMs)
    },
  }
}

/** Switched off, the icon says in words alone how things stand, and nothing ticks. */
function standingBadge(session: SessionView, now: number): Badge {
  const badge = badgeOf(profileView(session, undefined), now)
  return session.settings.badge ? badge : { text: '', colour: badge.colour, title: 'Signet Explorer' }
}
