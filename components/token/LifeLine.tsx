import type { ReactNode } from 'react'
import type { EpochMs } from '#lib/signet/token/token.ts'
import './life-line.css'

interface LifeLineProps {
  readonly title: string
  /** What is left, in words that may tick: for the eye alone. */
  readonly left: string
  readonly from: EpochMs
  readonly to: EpochMs
  readonly now: EpochMs
  /** From here to the end a use renews first. */
  readonly margin?: EpochMs | undefined
  /** A shorter life within this one: the access token's in the refresh token's. */
  readonly within?: { readonly from: EpochMs; readonly to: EpochMs } | undefined
  /** Under the two ends: the same in words. */
  readonly start: string
  readonly end: string
}

/** A life as a line: what has passed, what is left, and where we are. The words under it say the same. */
export function LifeLine({ title, left, from, to, now, margin, within, start, end }: LifeLineProps): ReactNode {
  const place = (at: EpochMs) => share(at, from, to)
  const passed = place(now)
  return (
    <div className="life-line" data-passed={passed >= 100 || undefined}>
      <p className="life-line-head">
        <strong>{title}</strong>
        <span className="muted" aria-hidden>
          {left}
        </span>
      </p>
      <div className="life-track" aria-hidden>
        <span className="life-passed" style={{ width: `${passed}%` }} />
        {within && <span className="life-within" style={span(place(within.from), place(within.to))} />}
        {margin !== undefined && <span className="life-margin" style={span(place(margin), 100)} />}
        <span className="life-now" style={{ left: `${passed}%` }} />
      </div>
      <p className="life-ends muted">
        <span>{start}</span>
        <span>{end}</span>
      </p>
    </div>
  )
}

const span = (from: number, to: number) => ({ left: `${from}%`, width: `${to - from}%` })

/** In percent, to one place: a second is not to be seen in an hour, and need not be drawn. */
function share(at: EpochMs, from: EpochMs, to: EpochMs): number {
  const part = (at - from) / (to - from)
  return Number.isFinite(part) ? Math.round(1000 * Math.min(1, Math.max(0, part))) / 10 : 100
}
