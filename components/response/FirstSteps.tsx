import type { ReactNode } from 'react'
import { EmptyState } from '#components/ui/EmptyState.tsx'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { t } from '#lib/text.ts'
import '#components/request/method.css'
import './first-steps.css'

interface FirstStepsProps {
  readonly onChoose: (operation: Operation) => void
}

/** A question without ids, a change, and a question with ids in its path. */
const STEPS = ['listClients', 'blacklistClient', 'checkDevice'] as const

/** Stands where the answer will be, until the first send. */
export function FirstSteps({ onChoose }: FirstStepsProps): ReactNode {
  const operations = STEPS.map((id) => operationById(id)).filter((operation) => operation !== undefined)
  return (
    <EmptyState
      title={t('Send a request')}
      actions={
        <ul className="first-steps">
          {operations.map((operation) => (
            <li key={operation.id}>
              <button type="button" className="first-step" onClick={() => onChoose(operation)}>
                <span className={`method method-${operation.method.toLowerCase()}`}>{operation.method}</span>
                {operation.summary}
              </button>
            </li>
          ))}
        </ul>
      }
    >
      {t('Choose an endpoint, or begin with one of these: they come filled in.')}
    </EmptyState>
  )
}
