import { Star } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { t } from '#lib/text.ts'
import './operation-docs.css'

interface OperationDocsProps {
  readonly operation: Operation
  readonly favourite: boolean
  readonly onFavourite: (on: boolean) => void
}

/** What the catalogue says of an operation, in a line beside its form, and everything else it says a press away. */
export function OperationDocs({ operation, favourite, onFavourite }: OperationDocsProps): ReactNode {
  const [open, setOpen] = useState(false)
  const { description, summary } = operation
  return (
    <section className="operation-docs" aria-label={t('Documentation')} data-open={open || undefined}>
      <p className="operation-about">{description === '' ? summary : description}</p>
      <Button kind="quiet" className="operation-more" expanded={open} onPress={() => setOpen(!open)}>
        {open ? t('Less') : t('More')}
      </Button>
      <Button
        kind="quiet"
        className="operation-star"
        label={t('Favourite')}
        pressed={favourite}
        icon={<Star size={14} aria-hidden fill={favourite ? 'currentColor' : 'none'} />}
        onPress={() => onFavourite(!favourite)}
      />
      {open && <Facts operation={operation} />}
    </section>
  )
}

function Facts({ operation }: { readonly operation: Operation }): ReactNode {
  const { restricted, needsOneOf, statuses, sourceRef, sdk, secretAnswer } = operation
  const described = operation.parameters.filter(({ description }) => description !== '')
  return (
    <dl className="operation-facts">
      {restricted !== undefined && (
        <Fact name={t('Wants')}>{t('a {permission}: an API key alone is refused.', { permission: restricted })}</Fact>
      )}
      {needsOneOf.length > 0 && <Fact name={t('One of')}>{needsOneOf.join(', ')}</Fact>}
      {described.map(({ name, description }) => (
        <Fact key={name} name={name} code>
          {description}
        </Fact>
      ))}
      {secretAnswer && <Fact name={t('Answer')}>{t('holds tokens: it is never kept, and never shown whole.')}</Fact>}
      {statuses.length > 0 && <Fact name={t('Statuses')}>{statuses.join(', ')}</Fact>}
      {sdk !== undefined && <Fact name="SDK">{sdk}</Fact>}
      {sourceRef !== '' && <Fact name={t('Known from')}>{sourceRef}</Fact>}
    </dl>
  )
}

interface FactProps {
  readonly name: string
  readonly code?: boolean
  readonly children: ReactNode
}

function Fact({ name, code, children }: FactProps): ReactNode {
  return (
    <div>
      <dt>{code ? <code>{name}</code> : name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
