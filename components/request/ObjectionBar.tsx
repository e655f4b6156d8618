import { TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { t } from '#lib/text.ts'
import '#components/ui/banner.css'

interface ObjectionBarProps {
  /** What is wrong and what to do. */
  readonly children: ReactNode
  /** What helps against it. */
  readonly help?: { readonly label: string; readonly onPress: () => void } | undefined
  /** Undefined where it cannot be sent at all. */
  readonly onSendAnyway?: (() => void) | undefined
  readonly onClose: () => void
}

/** Why a press of Send sent nothing. */
export function ObjectionBar({ children, help, onSendAnyway, onClose }: ObjectionBarProps): ReactNode {
  return (
    <div role="alert" className="banner banner-warn objection">
      <TriangleAlert size={14} aria-hidden />
      <p className="grow">{children}</p>
      {help && (
        <button type="button" className="button objection-anyway" onClick={help.onPress}>
          {help.label}
        </button>
      )}
      {onSendAnyway && (
        <button type="button" className="button objection-anyway" onClick={onSendAnyway}>
          {t('Send anyway')}
        </button>
      )}
      <Button kind="quiet" label={t('Dismiss')} icon={<X size={14} aria-hidden />} onPress={onClose} />
    </div>
  )
}
