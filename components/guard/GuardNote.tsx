import type { ReactNode } from 'react'
import type { SubjectPart } from '#lib/signet/request/write-subject.ts'
import { t } from '#lib/text.ts'
import './guard.css'

interface GuardNoteProps {
  /** It writes, and the user has switched the guard off. */
  readonly unguarded: boolean
  /** Whom or what it changes; empty for what only reads. */
  readonly subject: readonly SubjectPart[]
}

/** What a send to Production may cost; Send itself says what it waits for. */
export function GuardNote({ unguarded, subject }: GuardNoteProps): ReactNode {
  return (
    <p className="guard-note">
      <strong>{t('Production')}</strong>
      {` · ${t('may be billed')}`}
      {unguarded && ` · ${t('the guard is off: it goes at once')}`}
      {subject.length > 0 && (
        <span className="guard-about">
          {' · '}
          {subject.map(({ name, value }) => `${name} ${value}`).join(', ')}
        </span>
      )}
    </p>
  )
}
