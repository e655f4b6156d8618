import { Pin, Search, Trash2 } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Select } from '#components/ui/Select.tsx'
import type { HistoryEntry } from '#lib/history/entry.ts'
import type { HistoryFilter } from '#lib/history/search.ts'
import type { Verdict } from '#lib/signet/envelope/verdict.ts'
import { t } from '#lib/text.ts'
import { VERDICT_WORDS } from './history-marks.tsx'
import './history-filters.css'

interface HistoryFiltersProps {
  /** All of the profile: their operations and codes are the choices. */
  readonly entries: readonly HistoryEntry[]
  readonly filter: HistoryFilter
  readonly found: number
  readonly nameOf: (operationId: string) => string
  readonly onFilter: (change: Partial<HistoryFilter>) => void
  readonly onClear: () => void
  /** Arrow down leaves the search for the list. */
  readonly onLeave: () => void
}

/** What of the history is shown. A choice that would let nothing through is not offered. */
export function HistoryFilters(props: HistoryFiltersProps): ReactNode {
  const { entries, filter, found, nameOf, onFilter, onClear, onLeave } = props
  const { verdicts, operations, codes } = useMemo(() => choicesOf(entries), [entries])
  return (
    <search className="history-filters">
      <span className="history-search">
        <Search size={13} aria-hidden />
        <input
          type="search"
          className="input"
          aria-label={t('Search history')}
          placeholder={t('Search path, id, message, code')}
          autoComplete="off"
          spellCheck={false}
          value={filter.text}
          onChange={(event) => onFilter({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            onLeave()
          }}
        />
      </span>
      <Choice
        label={t('Verdict')}
        all={t('All verdicts')}
        values={verdicts}
        chosen={filter.verdict}
        word={(value) => VERDICT_WORDS[value as Verdict['kind']]}
        onChoose={(verdict) => onFilter({ verdict: verdict as Verdict['kind'] | undefined })}
      />
      <Choice
        label={t('Endpoint')}
        all={t('All endpoints')}
        values={operations}
        chosen={filter.operationId}
        word={nameOf}
        onChoose={(operationId) => onFilter({ operationId })}
      />
      {codes.length > 0 && (
        <Choice
          label={t('Code')}
          all={t('All codes')}
          values={codes}
          chosen={filter.code}
          onChoose={(code) => onFilter({ code })}
        />
      )}
      <Button
        kind="quiet"
        icon={<Pin size={13} aria-hidden />}
        pressed={filter.pinnedOnly}
        onPress={() => onFilter({ pinnedOnly: !filter.pinnedOnly })}
      >
        {t('Pinned')}
      </Button>
      <span role="status" className="muted history-count">
        {found === entries.length ? t('{n} sent', { n: found }) : t('{found} of {all}', { found, all: entries.length })}
      </span>
      <Button kind="quiet" icon={<Trash2 size={13} aria-hidden />} disabled={entries.length === 0} onPress={onClear}>
        {/* Whatever the filter leaves on show, all of it goes that is not pinned. */}
        {found === entries.length ? t('Clear') : t('Clear all')}
      </Button>
    </search>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly all: string
  readonly values: readonly string[]
  readonly chosen: string | undefined
  readonly word?: (value: string) => string
  readonly onChoose: (value: string | undefined) => void
}

function Choice({ label, all, values, chosen, word = (value) => value, onChoose }: ChoiceProps): ReactNode {
  const options = values.map((value) => ({ value, label: word(value) }))
  return (
    <Select
      label={label}
      labelUnseen
      inline
      options={[{ value: '', label: all }, ...options]}
      value={chosen ?? ''}
      onChange={(value) => onChoose(value === '' ? undefined : value)}
    />
  )
}

/** Of thousands of entries: worked out when they change, and not at each key. */
function choicesOf(entries: readonly HistoryEntry[]) {
  return {
    verdicts: choices(entries.map(({ verdict }) => verdict)),
    operations: choices(entries.flatMap(({ operationId }) => operationId ?? [])),
    codes: choices(entries.flatMap((entry) => entry.codes)),
  }
}

const choices = (values: readonly string[]): string[] => [...new Set(values)].sort()
