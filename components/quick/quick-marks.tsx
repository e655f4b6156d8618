import { Check, CircleAlert, Ellipsis, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Verdict } from '#lib/signet/envelope/verdict.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'

type Kind = Verdict['kind'] | 'pending'

const MARKS = {
  success: { icon: <Check size={14} aria-hidden />, word: t('Succeeded:') },
  failure: { icon: <X size={14} aria-hidden />, word: t('Refused:') },
  contradiction: { icon: <TriangleAlert size={14} aria-hidden />, word: t('Contradiction:') },
  'not-an-envelope': { icon: <CircleAlert size={14} aria-hidden />, word: t('Not an envelope:') },
  'no-answer': { icon: <CircleAlert size={14} aria-hidden />, word: t('No answer:') },
  pending: { icon: <Ellipsis size={14} aria-hidden />, word: t('Waiting:') },
} as const satisfies Record<Kind, { icon: ReactNode; word: string }>

/** How an exchange went, as a mark for those who see and a word for those who hear. */
export function markOf({ state, verdict }: Exchange): { kind: Kind; icon: ReactNode; word: string } {
  const kind = state === 'pending' ? 'pending' : (verdict?.kind ?? 'no-answer')
  return { kind, ...MARKS[kind] }
}
