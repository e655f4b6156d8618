import { Plus } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { HeaderPair } from '#lib/signet/exchange/exchange.ts'
import { placeKey } from '#lib/signet/problems/place-marks.ts'
import { headerAdvice, headerNames, headerValues } from '#lib/signet/request/header-advice.ts'
import type { Row } from '#lib/signet/request/request.ts'
import { t } from '#lib/text.ts'
import { FieldRow } from './FieldRow.tsx'
import type { Wrong } from './ParameterField.tsx'
import { useRowFocus } from './row-focus.ts'
import { type ShownPlace, useShownPlace } from './shown-place.ts'

interface HeadersPanelProps {
  readonly headers: readonly Row[]
  /** What is added on the way out, each with what is said of its value. */
  readonly automatic: readonly HeaderPair[]
  /** The names that the operation knows. */
  readonly names: readonly string[]
  /** What the last answer complains about, by place. */
  readonly marks: ReadonlyMap<string, string>
  /** A spot to move the focus to. */
  readonly shown: ShownPlace | undefined
  readonly onHeaders: (headers: readonly Row[]) => void
}

export function HeadersPanel({ headers, automatic, names, marks, shown, onHeaders }: HeadersPanelProps): ReactNode {
  const rows = useRef<HTMLDivElement>(null)
  useShownPlace(rows, shown, ['header'], '.add-row')
  const toAdded = useRowFocus(rows, headers.length)
  return (
    <div ref={rows} className="rows">
      {automatic.length > 0 && <h2 className="rows-title">{t('Added for you')}</h2>}
      <dl className="automatic">
        {automatic.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {headers.length > 0 && <h2 className="rows-title">{t('Your own')}</h2>}
      {headers.map((row, at) => (
        <FieldRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name is being typed
          key={at}
          row={row}
          noun="header"
          place={placeKey({ in: 'header', name: row.name })}
          position={at + 1}
          names={headerNames(names).map((value) => ({ value }))}
          values={headerValues(row.name).map((value) => ({ value }))}
          wrong={wrongWith(row, marks)}
          onChange={(changed) => onHeaders(headers.with(at, changed))}
          onRemove={() => onHeaders(headers.toSpliced(at, 1))}
        />
      ))}
      <Button
        kind="quiet"
        className="add-row"
        icon={<Plus size={13} aria-hidden />}
        onPress={() => {
          toAdded()
          onHeaders([...headers, { name: '', value: '', enabled: true }])
        }}
      >
        {t('Add header')}
      </Button>
    </div>
  )
}

/** What an answer refused, else what will not be sent as it stands. */
function wrongWith(row: Row, marks: ReadonlyMap<string, string>): Wrong | undefined {
  const mark = marks.get(placeKey({ in: 'header', name: row.name }))
  if (mark !== undefined) return { message: mark, refused: true }
  const advice = row.enabled ? headerAdvice(row.name) : undefined
  return advice === undefined ? undefined : { message: advice, refused: false }
}
