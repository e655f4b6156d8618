import type { ReactNode } from 'react'
import { t } from '#lib/text.ts'
import './marks.css'

export type ChipKind = 'sandbox' | 'test' | 'production' | 'plain-http' | 'quiet'

const TEXTS = {
  sandbox: t('SANDBOX'),
  test: t('TEST'),
  production: t('PRODUCTION'),
  'plain-http': t('NOT ENCRYPTED'),
} as const satisfies Record<Exclude<ChipKind, 'quiet'>, string>

interface ChipProps {
  /** An environment, the mark of a profile that sends over http, or `quiet` for a word of one's own. */
  readonly kind: ChipKind
  readonly children?: ReactNode
}

export function Chip({ kind, children }: ChipProps): ReactNode {
  return <span className={`chip chip-${kind}`}>{children ?? (kind === 'quiet' ? null : TEXTS[kind])}</span>
}
