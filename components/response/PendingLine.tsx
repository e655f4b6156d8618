import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { t } from '#lib/text.ts'
import { formatDuration } from './amounts.ts'

interface PendingLineProps {
  /** Undefined until the background has taken the request. */
  readonly startedAt: EpochMs | undefined
  readonly onCancel: () => void
}

const TICK_MS = 100

/** A wait is told to assistive technology once; the time that passes is for the eye. */
export function PendingLine({ startedAt, onCancel }: PendingLineProps): ReactNode {
  const [since] = useState(() => startedAt ?? Date.now())
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const waitedMs = Math.max(0, now - (startedAt ?? since))
  return (
    <>
      {/* Nothing more is drawn of the first moment: most answers come within it. */}
      {waitedMs >= TICK_MS && <span className="pending-run" aria-hidden />}
      <p className="grow">{t('Waiting for the answer')}</p>
      <p className="verdict-numbers" aria-hidden>
        {waitedMs >= 1000 && formatDuration(waitedMs)}
      </p>
      <Button className="cancel" onPress={onCancel}>
        {t('Cancel')}
      </Button>
    </>
  )
}
