import type { ReactNode } from 'react'
import { fullMoment } from '#components/token/moments.ts'
import type { ChainLine, ChainPlace } from '#lib/signet/catalogue/chain.ts'
import type { ChainItem } from '#lib/signet/catalogue/chain-item.ts'
import type { NextStep } from '#lib/signet/catalogue/next.ts'
import { t, tn } from '#lib/text.ts'
import { NextButton } from './NextBar.tsx'
import './chain.css'

interface ChainViewProps {
  /** What the chain is called: Mandates. */
  readonly name: string
  readonly lines: readonly ChainLine[]
  readonly onOpen: (step: NextStep) => void
}

/** Nobody looks through more by eye; the table and the tree have them all. */
const MOST_LINES = 50

/** Things that follow each other, as a line for each group: what is there, how it stands, and what is missing. */
export function ChainView({ name, lines, onOpen }: ChainViewProps): ReactNode {
  return (
    <div className="chains">
      {lines.slice(0, MOST_LINES).map((line) => (
        <section key={line.group} className="chain" aria-label={t('{name} of {group}', { name, group: line.group })}>
          <h2>
            <span className="chain-group">{line.group}</span>
            <span className="chain-state" data-state={line.state}>
              {WORDS[line.state]}
            </span>
          </h2>
          <ol>
            {line.places.map((place) => (
              <Place key={place.step.operationId} place={place} onOpen={onOpen} />
            ))}
          </ol>
          {line.strangers.length > 0 && <Strangers items={line.strangers} />}
        </section>
      ))}
      {lines.length > MOST_LINES && (
        <p className="chain-more">
          {tn(
            lines.length - MOST_LINES,
            '{n} more group is in the other tabs.',
            '{n} more groups are in the other tabs.',
          )}
        </p>
      )}
    </div>
  )
}

const WORDS = {
  whole: t('complete'),
  open: t('not finished'),
  broken: t('a step before another is missing'),
  part: t('as far as this answer tells'),
} as const satisfies Record<ChainLine['state'], string>

function Place({
  place,
  onOpen,
}: {
  readonly place: ChainPlace
  readonly onOpen: ChainViewProps['onOpen']
}): ReactNode {
  const { step, items, offer, isUntold } = place
  if (items.length > 0) {
    return (
      <li>
        <h3>{step.label}</h3>
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </li>
    )
  }
  return (
    <li data-missing={isUntold ? 'untold' : ''}>
      <h3>{step.label}</h3>
      <p className="muted">{isUntold ? t('not in this answer') : t('missing')}</p>
      {offer && <NextButton step={offer} alone onOpen={onOpen} />}
    </li>
  )
}

function Item({ item }: { readonly item: ChainItem }): ReactNode {
  const { id, state, at, details, isEarlier } = item
  return (
    <div className="chain-item">
      <p className="chain-id" title={id}>
        {id}
      </p>
      <p className="chain-standing" data-standing={standing(state)}>
        <span aria-hidden>{MARKS[standing(state)]}</span>{' '}
        {state ?? (isEarlier ? t('made in this session') : t('state not told'))}
      </p>
      {at && (
        <p className="muted">
          <time dateTime={at}>{moment(at)}</time>
        </p>
      )}
      {details.map((detail) => (
        <p key={detail} className="chain-detail" title={detail}>
          {detail}
        </p>
      ))}
    </div>
  )
}

/** What is of the group but of no step that is known, as the answer has it. */
function Strangers({ items }: { readonly items: readonly ChainItem[] }): ReactNode {
  const told = items.map(({ id, kind, state }) => [id, kind, state].filter(Boolean).join(' · ')).join('; ')
  return <p className="chain-strangers">{t('Of no known step: {items}', { items: told })}</p>
}

const MARKS = { done: '✓', waiting: '◌', off: '✗', untold: '·' } as const

/** The states of a service are words that nobody has listed: these tell the usual ones apart, and colour alone decides nothing. */
function standing(state: string | undefined): keyof typeof MARKS {
  if (state === undefined) return 'untold'
  if (/pend|wait|draft|open|progress|request/i.test(state)) return 'waiting'
  return /inactive|expire|revok|reject|fail|cancel|delet|declin|suspend/i.test(state) ? 'off' : 'done'
}

function moment(at: string): string {
  const time = Date.parse(at)
  return Number.isNaN(time) ? at : fullMoment(time)
}
