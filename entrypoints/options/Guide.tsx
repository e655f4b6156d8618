import type { ReactNode } from 'react'
import { RotationGuide } from '#components/session/RotationGuide.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { cancelRotation, changeOver, closeRotation, useRotation, verifyKey } from '#lib/stores/rotation-store.ts'
import { useSession } from '#lib/stores/session-store.ts'

interface GuideProps {
  readonly view: ProfileView
}

/** The guide of one profile's rotation. The background keeps how far it is: it goes on where it was left. */
export function Guide({ view: { profile, rotation } }: GuideProps): ReactNode {
  const left = useRotation((state) => (state.left?.profileId === profile.id ? state.left : undefined))
  const profiles = useSession((state) => state.profiles)
  const alsoUsedBy = profiles
    .filter(({ profile: other }) => left?.alsoWith.includes(other.id) && other.keyHint === left.keyHint)
    .map(({ profile: other }) => other.name)
  const stage = rotation !== undefined ? 'verified' : left !== undefined ? 'done' : 'enter'
  return (
    <RotationGuide
      stage={stage}
      oldHint={left?.keyHint ?? profile.keyHint}
      newHint={rotation?.keyHint ?? (left === undefined ? '' : profile.keyHint)}
      alsoUsedBy={alsoUsedBy}
      onVerify={(credentials) => verifyKey(profile.id, credentials)}
      onChangeOver={() => changeOver(profile.id)}
      onCancel={() => void cancelRotation(profile.id)}
      onDone={closeRotation}
    />
  )
}
