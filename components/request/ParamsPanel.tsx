import { Plus } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import type { FormTools } from '#components/form/form-tools.ts'
import { GenerateButton } from '#components/form/GenerateButton.tsx'
import { Button } from '#components/ui/Button.tsx'
import type { Suggestion } from '#components/ui/SuggestField.tsx'
import { generatorsOf } from '#lib/signet/body/generated-value.ts'
import { type Operation, type Parameter, pathVariables } from '#lib/signet/catalogue/catalogue.ts'
import { placeKey } from '#lib/signet/problems/place-marks.ts'
import type { RequestDraft, Row } from '#lib/signet/request/request.ts'
import { t } from '#lib/text.ts'
import { FieldRow, FieldRowName, WrongLine } from './FieldRow.tsx'
import { ParameterField, type Wrong } from './ParameterField.tsx'
import { parameterRows } from './parameter-rows.ts'
import { useRowFocus } from './row-focus.ts'
import { type ShownPlace, useShownPlace } from './shown-place.ts'

export interface ParamsPanelProps extends Pick<FormTools, 'generate' | 'knownIds'> {
  readonly draft: RequestDraft
  readonly operation: Operation | undefined
  /** Marks the variables of the path that are empty: a send was refused for them. */
  readonly marksEmpty: boolean
  /** What the last answer complains about, and what the documentation would not allow, by place. */
  readonly marks: ReadonlyMap<string, string>
  readonly checks: ReadonlyMap<string, string>
  /** A spot to move the focus to. */
  readonly shown: ShownPlace | undefined
  readonly onPathValues: (values: RequestDraft['pathValues']) => void
  readonly onQuery: (query: readonly Row[]) => void
}

/** The variables of the path, then the query: the catalogue's parameters first, the user's own after them. */
export function ParamsPanel(props: ParamsPanelProps): ReactNode {
  const { draft, operation, shown, onQuery } = props
  const panel = useRef<HTMLDivElement>(null)
  useShownPlace(panel, shown, ['path', 'query'], '.add-row')
  const rows = parameterRows(operation, draft.query)
  const toAdded = useRowFocus(panel, rows.length)
  return (
    <div ref={panel} className="rows">
      <PathRows {...props} />
      {rows.length > 0 && <h2 className="rows-title">{t('Query')}</h2>}
      {operation !== undefined && operation.needsOneOf.length > 0 && (
        <p className="rows-hint">{t('At least one of these filters is needed, or the call is refused.')}</p>
      )}
      {rows.map((row, at) => {
        const known = parameterOf(operation, row.name, 'query')
        return (
          <FieldRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name is being typed
            key={at}
            row={row}
            noun="parameter"
            position={at + 1}
            place={placeKey({ in: 'query', name: row.name })}
            known={known}
            wrong={wrongAt(props, placeKey({ in: 'query', name: row.name }))}
            values={idsFor(props, known)}
            tool={
              <Generate {...props} parameter={known} onValue={(value) => onQuery(rows.with(at, { ...row, value }))} />
            }
            onChange={(changed) => onQuery(rows.with(at, changed))}
            onRemove={known ? undefined : () => onQuery(rows.toSpliced(at, 1))}
          />
        )
      })}
      <Button
        kind="quiet"
        className="add-row"
        icon={<Plus size={13} aria-hidden />}
        onPress={() => {
          toAdded()
          onQuery([...rows, { name: '', value: '', enabled: true }])
        }}
      >
        {t('Add query parameter')}
      </Button>
    </div>
  )
}

function PathRows(props: ParamsPanelProps): ReactNode {
  const { draft, operation, marksEmpty, onPathValues } = props
  const id = useId()
  const variables = pathVariables(draft.path)
  return (
    <>
      {variables.length > 0 && <h2 className="rows-title">{t('Path')}</h2>}
      {variables.map((name) => {
        const parameter = parameterOf(operation, name, 'path')
        const value = draft.pathValues[name] ?? ''
        const place = placeKey({ in: 'path', name })
        const wrong = wrongAt(props, place)
        const change = (next: string) => onPathValues({ ...draft.pathValues, [name]: next })
        return (
          <div key={name} className="field-row">
            <span />
            <FieldRowName name={name} parameter={parameter} required empty={value.trim() === ''} />
            <ParameterField
              label={name}
              parameter={parameter}
              value={value}
              place={place}
              wrong={wrong}
              describedBy={`${id}-${name}`}
              missing={marksEmpty && value.trim() === ''}
              suggestions={idsFor(props, parameter)}
              onChange={change}
            />
            <Generate {...props} parameter={parameter} onValue={change} />
            <WrongLine id={`${id}-${name}`} wrong={wrong} />
          </div>
        )
      })}
    </>
  )
}

function parameterOf(operation: Operation | undefined, name: string, place: Parameter['in']): Parameter | undefined {
  return operation?.parameters.find((parameter) => parameter.name === name && parameter.in === place)
}

function wrongAt({ marks, checks }: ParamsPanelProps, place: string): Wrong | undefined {
  const message = marks.get(place) ?? checks.get(place)
  return message === undefined ? undefined : { message, refused: marks.has(place) }
}

function idsFor({ knownIds }: ParamsPanelProps, parameter: Parameter | undefined): readonly Suggestion[] {
  const kind = parameter?.schema['x-id']
  return typeof kind === 'string' ? knownIds(kind) : []
}

interface GenerateProps extends Pick<ParamsPanelProps, 'generate'> {
  readonly parameter: Parameter | undefined
  readonly onValue: (value: string) => void
}

function Generate({ parameter, generate, onValue }: GenerateProps): ReactNode {
  const [generator] = parameter === undefined ? [] : generatorsOf(parameter.name, parameter.schema)
  if (parameter === undefined || generator === undefined) return <span />
  return (
    <GenerateButton
      generator={generator}
      of={parameter.name}
      onPress={() => onValue(generate(generator, parameter.name))}
    />
  )
}
