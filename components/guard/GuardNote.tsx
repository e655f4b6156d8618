import type { ReactNode } from 'react'
import './guard.css'

interface GuardNoteProps {
  /** It writes, and the user has switched the guard off. */
  readonly unguarded: boolean
}

/** What a send to Production may cost; Send itself says what it waits for. */
export function GuardNote({ unguarded }: GuardNoteProps): ReactNode {
  return (
    <p className="guard-note">
      <strong>Production</strong> · may be billed
      {unguarded && ' · the guard is off: it goes at once'}
    </p>
  )
}
