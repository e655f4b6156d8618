import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { NextStep } from '#lib/signet/catalogue/next.ts'
import { t } from '#lib/text.ts'
import './next-bar.css'

interface NextBarProps {
  readonly steps: readonly NextStep[]
  readonly onOpen: (step: NextStep) => void
}

/** What can be done with the answer next, one press each: it opens the request, filled in, and sends nothing. */
export function NextBar({ steps, onOpen }: NextBarProps): ReactNode {
  return (
    <section aria-label={t('Next')} className="next-bar">
      <h2>{t('Next')}</h2>
      <ul>
        {steps.map((step) => (
          <li key={step.link.name}>
            <NextButton step={step} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface NextButtonProps {
  readonly step: NextStep
  /** Stands alone, and looks like a button. */
  readonly alone?: boolean
  readonly onOpen: (step: NextStep) => void
}

export function NextButton({ step, alone = false, onOpen }: NextButtonProps): ReactNode {
  const { link, operation } = step
  return (
    <Button kind={alone ? 'plain' : 'quiet'} className="next-button" onPress={() => onOpen(step)}>
      <span title={`${operation.method} ${operation.path}`}>{link.label}</span>
      {link.undo && (
        <>
          <span className="next-undo" aria-hidden title={t('Takes back what this call did')}>
            ⤺
          </span>
          <span className="unseen">{t('(takes it back)')}</span>
        </>
      )}
    </Button>
  )
}
