import type { ReactNode } from 'react'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { clockTime } from '#lib/signet/text/clock-time.ts'
import { t } from '#lib/text.ts'
import { markOf } from './quick-marks.tsx'
import './recent.css'

interface RecentListProps {
  /** Newest first. */
  readonly exchanges: readonly Exchange[]
  readonly shown: string | undefined
  readonly onShow: (exchangeId: string) => void
}

/** What this profile sent last. A press shows the answer again. */
export function RecentList({ exchanges, shown, onShow }: RecentListProps): ReactNode {
  if (exchanges.length === 0) return null
  return (
    <div className="recent">
      <h2 className="muted small">{t('Recent')}</h2>
      <ul aria-label={t('Recent')}>
        {exchanges.map((exchange) => (
          <li key={exchange.id}>
            <button
              type="button"
              className="recent-row"
              aria-current={exchange.id === shown || undefined}
              onClick={() => onShow(exchange.id)}
            >
              <Mark exchange={exchange} />
              <span className="mono">{exchange.request.method}</span>
              <span className="mono recent-path">{pathOf(exchange)}</span>
              <time className="muted" dateTime={new Date(exchange.startedAt).toISOString()}>
                {clockTime(exchange.startedAt)}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Mark({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const { kind, icon, word } = markOf(exchange)
  return (
    <span className={`recent-mark quick-${kind}`}>
      {icon}
      <span className="unseen">{word}</span>
    </span>
  )
}

function pathOf({ request: { url } }: Exchange): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
