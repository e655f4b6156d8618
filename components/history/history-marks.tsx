import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Verdict } from '#lib/signet/envelope/verdict.ts'
import { t } from '#lib/text.ts'

export const VERDICT_WORDS = {
  success: t('Succeeded'),
  failure: t('Refused'),
  contradiction: t('Contradiction'),
  'not-an-envelope': t('Not an envelope'),
  'no-answer': t('No answer'),
} as const satisfies Record<Verdict['kind'], string>

const ICONS = {
  success: CircleCheck,
  failure: CircleX,
  contradiction: TriangleAlert,
  'not-an-envelope': TriangleAlert,
  'no-answer': CircleX,
} as const satisfies Record<Verdict['kind'], unknown>

/** How a send went: a mark for those who see and a word for those who hear. */
export function VerdictMark({ kind }: { readonly kind: Verdict['kind'] }): ReactNode {
  const Icon = ICONS[kind]
  return (
    <span className={`history-mark history-mark-${kind}`}>
      <Icon size={14} aria-hidden />
      <span className="unseen">{t('{verdict}:', { verdict: VERDICT_WORDS[kind] })}</span>
    </span>
  )
}
