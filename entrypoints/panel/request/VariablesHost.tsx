import type { ReactNode } from 'react'
import { VariablesDialog } from '#components/request/VariablesDialog.tsx'
import { setVariable, useSession } from '#lib/stores/session-store.ts'
import { closeVariables, useVariablesDialog } from '#lib/stores/variables-store.ts'
import { useChosenProfile } from '../chosen-profile.ts'

/** The dialog for variables, while it is open. */
export function VariablesHost(): ReactNode {
  const wanted = useVariablesDialog((state) => state.wanted)
  const { shared, byProfile } = useSession((state) => state.settings.variables)
  const profile = useChosenProfile()?.profile
  if (wanted === undefined) return null
  return (
    <VariablesDialog
      profileName={profile?.name}
      own={byProfile[profile?.id ?? ''] ?? {}}
      shared={shared}
      wanted={wanted}
      onSet={async (scope, name, value) =>
        (await setVariable(scope === 'profile' ? profile?.id : undefined, name, value))?.message
      }
      onClose={closeVariables}
    />
  )
}
