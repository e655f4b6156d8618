import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Confirmation } from '#lib/signet/request/guard.ts'
import { t } from '#lib/text.ts'
import { HoldButton } from './HoldButton.tsx'

interface SendButtonProps {
  readonly production: boolean
  /** What a write to Production waits for; undefined for all else. */
  readonly guard: Confirmation | undefined
  readonly pending: boolean
  /** A press. A guarded request is held back by it, and asks for the typed name. */
  readonly onSend: () => void
  readonly onHeld: () => void
}

/** Send, as the request needs it: at a press, at a press that is held, or by a dialog that it opens. */
export function SendButton({ production, guard, pending, onSend, onHeld }: SendButtonProps): ReactNode {
  if (guard === 'held') return <HoldButton busy={pending} onHeld={onHeld} onKey={onSend} />
  return (
    <Button kind={production ? 'production' : 'primary'} busy={pending} className="send" onPress={onSend}>
      {guard === 'typed' ? t('Send…') : t('Send')}
    </Button>
  )
}
