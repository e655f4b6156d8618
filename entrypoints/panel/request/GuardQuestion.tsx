import type { ReactNode } from 'react'
import { GuardDialog } from '#components/guard/GuardDialog.tsx'
import { confirmWrite, dropObjection, useSend } from '#lib/stores/send-store.ts'

/** A write to Production that was not held asks for the profile's name. */
export function GuardQuestion(): ReactNode {
  const objection = useSend((state) => state.objection)
  if (objection?.kind !== 'production') return null
  return <GuardDialog {...objection} onCancel={dropObjection} onConfirm={() => void confirmWrite('typed')} />
}
