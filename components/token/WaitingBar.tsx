import { Clock, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { clockTime } from '#lib/signet/text/clock-time.ts'
import type { EpochMs, TokenView } from '#lib/signet/token/token.ts'
import { formatLife } from '#lib/signet/token/token-status.ts'
import { t } from '#lib/text.ts'
import '#components/ui/banner.css'
import './waiting-bar.css'

interface WaitingBarProps {
  readonly token: TokenView
  readonly now: EpochMs
  readonly onTryAgain: () => void
}

/** Why there is no new token, and what can be done: nothing after a 429, else a try at once. */
export function WaitingBar({ token, now, onTryAgain }: WaitingBarProps): ReactNode {
  const { problem = t('The last token call failed.'), retryAt = now, mayRetry } = token
  const time = clockTime(retryAt)
  return (
    <div role="alert" className="banner banner-warn waiting-bar">
      <Clock size={14} aria-hidden />
      <p className="grow">
        {problem}{' '}
        {mayRetry === true
          ? t('The next use tries again after {time}', { time })
          : t('No call is made before {time}', { time })}
        <span className="muted" aria-hidden>
          {` · ${t('in {life}', { life: formatLife(retryAt - now) })}`}
        </span>
      </p>
      {mayRetry === true && (
        <Button className="try-again" icon={<RotateCcw size={13} aria-hidden />} onPress={onTryAgain}>
          {t('Try again')}
        </Button>
      )}
    </div>
  )
}
