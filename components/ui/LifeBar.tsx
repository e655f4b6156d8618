import type { ReactNode } from 'react'
import './marks.css'

interface LifeBarProps {
  /** 0 to 1. */
  readonly left: number
}

/** How much of a token's life is left. Not announced: the status text says it in words. */
export function LifeBar({ left }: LifeBarProps): ReactNode {
  const percent = Math.round(Math.min(1, Math.max(0, left)) * 1000) / 10
  return (
    <div className="life" aria-hidden>
      <div className={percent < 20 ? 'life-left life-low' : 'life-left'} style={{ width: `${percent}%` }} />
    </div>
  )
}
