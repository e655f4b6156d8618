import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Environment } from '#lib/signet/profile/profile.ts'
import { scopeContradiction } from '#lib/signet/token/scope.ts'
import { t } from '#lib/text.ts'

interface ScopeLineProps {
  readonly scope: string | undefined
  readonly environment: Environment
  /** The scope that the user has accepted for this profile, though it contradicts it. */
  readonly accepted: string | undefined
}

const ODD = {
  sandbox: t('This profile is marked Sandbox. Check that it holds the key you mean.'),
  test: t('This profile is marked Test. Check that it holds the key you mean.'),
  production: t('This profile is marked Production. Check that it holds the key you mean.'),
} as const satisfies Record<Environment, string>

/** What the token may do, by the answer that brought it, and whether that fits the profile. */
export function ScopeLine({ scope, environment, accepted }: ScopeLineProps): ReactNode {
  const odd = scope !== accepted && scopeContradiction(environment, scope) !== undefined
  return (
    <p className="scope-line">
      <span className="muted">{t('Scope')}</span> {scope === undefined ? t('not told') : <code>{scope}</code>}
      {odd && (
        <span className="scope-odd">
          <TriangleAlert size={13} aria-hidden /> {ODD[environment]}
        </span>
      )}
    </p>
  )
}
