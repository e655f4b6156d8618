import type { ReactNode } from 'react'
import { SecretForm } from '#components/session/SecretForm.tsx'
import { replaceSecret } from '#lib/stores/session-store.ts'
import { useChosenProfile } from './chosen-profile.ts'

const REASONS = {
  'needs-secret':
    'Key and secret are kept until the browser closes or the extension restarts, and never on disk. Enter them again to go on.',
  rejected: 'Signet refused this key or secret. Enter them again, or make new ones in Signet’s dashboard.',
} as const

/** Asks for key and secret in place, where the chosen profile cannot go on without them. */
export function SecretStrip(): ReactNode {
  const chosen = useChosenProfile()
  const phase = chosen?.token.phase
  if (chosen === undefined || (phase !== 'needs-secret' && phase !== 'rejected')) return null
  return (
    <section aria-label="Key and secret" className="secret-strip">
      <p>{chosen.token.problem ?? REASONS[phase]}</p>
      <SecretForm action="Connect" onSubmit={(credentials) => replaceSecret(chosen.profile.id, credentials)} />
    </section>
  )
}
