import type { ReactNode } from 'react'
import type { Confirmation } from '#lib/signet/guard.ts'
import './guard.css'

interface GuardNoteProps {
  readonly guard: Confirmation | undefined
  /** It writes, and the user has switched the guard off. */
  readonly unguarded: boolean
}

/** What a send to Production costs, and what it waits for. */
export function GuardNote({ guard, unguarded }: GuardNoteProps): ReactNode {
  return (
    <p className="guard-note">
      <strong>Production</strong> · may be billed
      {guard === 'held' && ' · a held press sends it; by key, the typed name'}
      {guard === 'typed' && ' · the typed name sends it'}
      {unguarded && ' · this write goes at once: the guard is off'}
    </p>
  )
}
