import type { ReactNode } from 'react'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import { dropObjection, overrule, useSend } from '#lib/stores/send-store.ts'

/** A write to Production asks first. What was overruled before it stays so. */
export function ProductionQuestion(): ReactNode {
  const objection = useSend((state) => state.objection)
  if (objection?.kind !== 'production') return null
  const { profileName, method, path } = objection
  return (
    <ConfirmDialog
      title="This changes data in Production"
      confirm={`Send ${method} to Production`}
      kind="production"
      onCancel={dropObjection}
      onConfirm={() => void overrule()}
    >
      <p>
        Profile <strong>{profileName}</strong>
      </p>
      <p className="mono">
        {method} {path}
      </p>
    </ConfirmDialog>
  )
}
