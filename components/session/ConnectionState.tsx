import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Connection } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import './profile-form.css'

interface ConnectionStateProps {
  readonly connection: Connection
  /** Right after a save, when a failure could be taken for a profile that was not saved. */
  readonly saved?: boolean
  /** The reason stands in full beside it. */
  readonly told?: boolean | undefined
}

/** How the last test of a profile went, with the reason where it failed. */
export function ConnectionState({ connection, saved = false, told = false }: ConnectionStateProps): ReactNode {
  return (
    <p className={`connection connection-${connection.state}`} data-connection={connection.state}>
      {connection.state === 'connected' && <CircleCheck size={14} aria-hidden />}
      {connection.state === 'failed' && <CircleX size={14} aria-hidden />}
      {connection.state === 'untested' && <CircleDashed size={14} aria-hidden />}
      <span>{told && connection.state === 'failed' ? t('Not connected.') : connectionText(connection, saved)}</span>
    </p>
  )
}

function connectionText(connection: Connection, saved: boolean): string {
  if (connection.state === 'connected') return t('Connected')
  if (connection.state === 'untested') return t('Not tested yet')
  return `${saved ? t('Saved, but not connected.') : t('Not connected.')} ${connection.message}`
}
