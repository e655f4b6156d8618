import type { ReactNode } from 'react'
import { AccessNotice } from '#components/session/AccessNotice.tsx'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { allowAccess, useAccess } from '#lib/stores/access-store.ts'

interface AccessProps {
  readonly profile: Profile
}

/** The way back to a host that the user has taken from the extension, joined to its store. */
export function Access({ profile }: AccessProps): ReactNode {
  const asking = useAccess((state) => state.asking)
  return <AccessNotice profile={profile} asking={asking} onAllow={() => void allowAccess(profile)} />
}
