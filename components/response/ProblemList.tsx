import { ArrowRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { rich } from '#components/ui/rich.tsx'
import type { Explanation } from '#lib/signet/problems/explain.ts'
import { complaintOf, groupProblems, subjectOf } from '#lib/signet/problems/problem-groups.ts'
import type { Problem } from '#lib/signet/problems/problems.ts'
import { visibleText } from '#lib/signet/text/visible-text.ts'
import { t, tn } from '#lib/text.ts'
import './problems.css'

interface ProblemListProps {
  readonly problems: readonly Problem[]
  readonly explain: (problem: Problem) => Explanation
  /** The problem that was gone to last, counted over those with a place and then those without. */
  readonly current?: { readonly at: number } | undefined
  /** Goes to the spot in the request. */
  readonly onShow: (at: number) => void
}

/** What the answer complains about: where in the request, why, what that means, and what to do. */
export function ProblemList({ problems, explain, current, onShow }: ProblemListProps): ReactNode {
  const { placed, apart, otherForm } = groupProblems(problems)
  const lines = useRef<HTMLElement>(null)
  const shown = [...placed, ...apart]
  const goneTo = current && shown[current.at]

  useEffect(() => {
    const line = current && lines.current?.querySelectorAll<HTMLElement>('.problem')[current.at]
    line?.scrollIntoView?.({ block: 'nearest' })
    // What has a place has the focus there.
    if (line?.tabIndex === -1) line.focus()
  }, [current])

  if (problems.length === 0) return null
  const line = (problem: Problem, at: number) => (
    <Line
      key={at}
      problem={problem}
      explanation={explain(problem)}
      current={current?.at === at}
      onShow={() => onShow(at)}
    />
  )
  return (
    <section ref={lines} aria-label={t('Problems')} className="problems">
      <header className="problems-head">
        <h2>
          {t('Problems')} <span className="tab-badge">{shown.length}</span>
        </h2>
        {placed.length > 0 && <span className="muted small">{rich('next: {key}', { key: <kbd>F8</kbd> })}</span>}
      </header>
      <ul>{placed.map((problem, at) => line(problem, at))}</ul>
      {apart.length > 0 && placed.length > 0 && <h3 className="problems-apart">{t('Not placed in this request')}</h3>}
      <ul>{apart.map((problem, at) => line(problem, placed.length + at))}</ul>
      <OtherForm problems={otherForm} explain={explain} />
      <p role="status" className="unseen">
        {goneTo &&
          current &&
          t('Problem {n} of {all}: {problem}', {
            n: current.at + 1,
            all: shown.length,
            problem: `${subjectOf(goneTo) ?? ''} ${complaintOf(goneTo)}`,
          })}
      </p>
    </section>
  )
}

interface LineProps {
  readonly problem: Problem
  readonly explanation: Explanation
  readonly current: boolean
  readonly onShow?: () => void
}

function Line({ problem, explanation, current, onShow }: LineProps): ReactNode {
  const { place, code, nearest } = problem
  const { meaning, advice } = explanation
  return (
    <li className="problem" aria-current={current || undefined} tabIndex={place === undefined ? -1 : undefined}>
      <p className="problem-line">
        <Subject problem={problem} onShow={onShow} />
        <span>
          {visibleText(complaintOf(problem))}{' '}
          {code !== undefined && (
            <code className="problem-code" title={meaning}>
              {code}
            </code>
          )}
        </span>
      </p>
      {(advice || nearest) && (
        <p className="problem-advice">
          {nearest && <>{rich('Nearest name sent: {name}.', { name: <span className="mono">{nearest}</span> })} </>}
          {meaning} {advice}
        </p>
      )}
    </li>
  )
}

const PARTS = { path: t('path'), query: t('query'), header: t('header') } as const

/** Where it is, as a button that leads there; for what has no place the name that the answer gives. */
function Subject({
  problem,
  onShow,
}: {
  readonly problem: Problem
  readonly onShow?: (() => void) | undefined
}): ReactNode {
  const subject = subjectOf(problem)
  const { place } = problem
  if (subject === undefined) return null
  if (place === undefined || onShow === undefined) return <span className="problem-name">{visibleText(subject)}</span>
  return (
    <button type="button" className="problem-place" title={t('Show in the request')} onClick={onShow}>
      {place.in !== 'body' && <span className="problem-part">{PARTS[place.in]}</span>}
      {visibleText(subject)}
      <ArrowRight size={12} aria-hidden />
    </button>
  )
}

/** A body has one form: what is wrong with another is folded away, and told. */
function OtherForm({ problems, explain }: Pick<ProblemListProps, 'problems' | 'explain'>): ReactNode {
  const [first] = problems
  if (first === undefined) return null
  return (
    <details className="problems-other">
      <summary>
        {tn(
          problems.length,
          '{n} more about another form of the body, “{form}”',
          '{n} more about another form of the body, “{form}”',
          { form: first.otherForm ?? '' },
        )}
      </summary>
      <ul>
        {problems.map((problem, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer's problems never change, and may repeat
          <Line key={at} problem={problem} explanation={explain(problem)} current={false} />
        ))}
      </ul>
    </details>
  )
}
