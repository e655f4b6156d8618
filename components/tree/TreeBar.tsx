import { ArrowRight, Copy, ListTree } from 'lucide-react'
import type { ReactNode } from 'react'
import { openStep, stepItems } from '#components/response/RowMenu.tsx'
import { Menu, type MenuItem } from '#components/ui/Menu.tsx'
import type { CopiedPart, TreeState } from '#lib/answer/tree-reading.ts'
import type { NextStep } from '#lib/signet/catalogue/next.ts'
import { LANGUAGE, t, tn } from '#lib/text.ts'

interface TreeBarProps {
  readonly state: TreeState
  readonly filter: string
  readonly filtering: boolean
  readonly listRow: { readonly number: number | undefined; readonly steps: readonly NextStep[] } | undefined
  readonly onFilter: (filter: string) => void
  readonly onOpenLevels: (levels: number) => void
  readonly onCopy: (part: CopiedPart) => void
  /** Arrow down, or Enter, leaves the field for the tree. */
  readonly onLeave: () => void
  readonly onStep: (step: NextStep) => void
}

const COPIES: readonly MenuItem<CopiedPart>[] = [
  { id: 'value', label: t('Value of the row') },
  { id: 'pointer', label: t('Its JSON pointer') },
  { id: 'path', label: t('Its JSONPath') },
]

/** Levels that can be chosen one by one. */
const MOST_LEVELS = 9

export function TreeBar(props: TreeBarProps): ReactNode {
  const { state, filter, onFilter, onOpenLevels, onCopy, onLeave } = props
  return (
    <div className={state.problem === undefined ? 'rows-bar' : 'rows-bar tree-bar-problem'}>
      <input
        type="search"
        className="input tree-filter"
        aria-label={t('Filter the answer')}
        placeholder={t('Filter: text or $.JSONPath')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={filter}
        aria-invalid={state.problem !== undefined}
        onChange={(event) => onFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            onLeave()
          } else if (event.key === 'Escape' && filter !== '') {
            event.preventDefault()
            event.stopPropagation()
            onFilter('')
          }
        }}
      />
      <p
        role="status"
        className={state.problem === undefined ? 'rows-told tree-told' : 'rows-told tree-told tree-problem'}
      >
        {told(props)}
      </p>
      <Menu
        label={t('Levels')}
        icon={<ListTree size={14} aria-hidden />}
        iconOnly
        items={levelItems(state)}
        onChoose={(id) => onOpenLevels(id === 'all' ? Number.MAX_SAFE_INTEGER : Number(id))}
      />
      {props.listRow && <RowSteps {...props.listRow} onStep={props.onStep} />}
      <Menu label={t('Copy')} icon={<Copy size={14} aria-hidden />} iconOnly items={COPIES} onChoose={onCopy} />
    </div>
  )
}

interface RowStepsProps {
  readonly number: number | undefined
  readonly steps: readonly NextStep[]
  readonly onStep: (step: NextStep) => void
}

function RowSteps({ number, steps, onStep }: RowStepsProps): ReactNode {
  return (
    <Menu
      label={number === undefined ? t('Next for a row: choose one') : t('Next for row {n}', { n: number })}
      icon={<ArrowRight size={14} aria-hidden />}
      iconOnly
      disabled={steps.length === 0}
      items={stepItems(steps)}
      onChoose={(name) => openStep(steps, name, onStep)}
    />
  )
}

function told({ state, filter, filtering }: TreeBarProps): string {
  if (state.problem !== undefined && filter === state.filter) return state.problem
  if (state.matches !== undefined) {
    return t('{matches} of {values} match', {
      matches: state.matches.toLocaleString(LANGUAGE),
      values: state.values.toLocaleString(LANGUAGE),
    })
  }
  if (filtering && filter !== '') return t('Filtering')
  if (!state.whole) return t('Reading')
  return tn(state.values, '{n} value', '{n} values')
}

function levelItems({ levels, openLevels }: TreeState): MenuItem[] {
  const few = Array.from({ length: Math.min(levels - 1, MOST_LEVELS) }, (_, at) => at + 1)
  return [
    ...few.map((level) => ({
      id: String(level),
      label: level === 1 ? t('Fold all') : t('Down to level {level}', { level }),
      checked: level === openLevels,
    })),
    { id: 'all', label: t('All levels'), checked: openLevels >= levels },
  ]
}
