import { Ellipsis } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Menu, type MenuItem } from '#components/ui/Menu.tsx'
import type { NextStep } from '#lib/signet/catalogue/next.ts'
import { t } from '#lib/text.ts'
import '#components/request/method.css'

interface RowMenuProps {
  /** As the table numbers it. */
  readonly number: number
  /** Asked when pointer or focus comes: reading every row that scrolls by would be work for nothing. */
  readonly stepsOf: () => readonly NextStep[]
  readonly tabIndex: number
  readonly onOpen: (step: NextStep) => void
}

/** What can be done with one row of a list: a choice opens the request, filled in, and sends nothing. */
export function RowMenu({ number, stepsOf, tabIndex, onOpen }: RowMenuProps): ReactNode {
  const [steps, setSteps] = useState<readonly NextStep[]>([])
  return (
    <Menu
      label={t('Next for row {n}', { n: number })}
      icon={<Ellipsis size={13} aria-hidden />}
      iconOnly
      tabIndex={tabIndex}
      items={stepItems(steps)}
      onIntent={() => setSteps(stepsOf())}
      onChoose={(name) => openStep(steps, name, onOpen)}
    />
  )
}

export const stepItems = (steps: readonly NextStep[]): MenuItem[] =>
  steps.map(({ link, operation: { method } }) => ({
    id: link.name,
    label: link.label,
    before: <span className={`method method-${method.toLowerCase()}`}>{method}</span>,
  }))

export function openStep(steps: readonly NextStep[], name: string, onOpen: (step: NextStep) => void): void {
  const step = steps.find(({ link }) => link.name === name)
  if (step !== undefined) onOpen(step)
}
