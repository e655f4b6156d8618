import { Plus } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { type Operation, type Parameter, pathVariables } from '#lib/signet/catalogue.ts'
import { placeKey } from '#lib/signet/place-marks.ts'
import type { RequestDraft, Row } from '#lib/signet/request.ts'
import { Field, FieldRow } from './FieldRow.tsx'
import { parameterRows } from './parameter-rows.ts'
import { type ShownPlace, useShownPlace } from './shown-place.ts'

interface ParamsPanelProps {
  readonly draft: RequestDraft
  readonly operation: Operation | undefined
  /** Marks the variables of the path that are empty: a send was refused for them. */
  readonly marksEmpty: boolean
  /** A spot to move the focus to. */
  readonly shown: ShownPlace | undefined
  readonly onPathValues: (values: RequestDraft['pathValues']) => void
  readonly onQuery: (query: readonly Row[]) => void
}

/** The variables of the path, then the query: the catalogue's parameters first, the user's own after them. */
export function ParamsPanel(props: ParamsPanelProps): ReactNode {
  const { draft, operation, marksEmpty, shown, onPathValues, onQuery } = props
  const panel = useRef<HTMLDivElement>(null)
  useShownPlace(panel, shown, ['path', 'query'], '.add-row')
  const variables = pathVariables(draft.path)
  const empty = variables.filter((name) => !draft.pathValues[name]?.trim())
  const rows = parameterRows(operation, draft.query)
  const parameterOf = (name: string, place: Parameter['in']) =>
    operation?.parameters.find((parameter) => parameter.name === name && parameter.in === place)
  const replace = (at: number, row: Row) => onQuery(rows.with(at, row))
  return (
    <div ref={panel} className="rows">
      {variables.length > 0 && <h2 className="rows-title">Path</h2>}
      {variables.map((name) => (
        <PathRow
          key={name}
          name={name}
          parameter={parameterOf(name, 'path')}
          value={draft.pathValues[name] ?? ''}
          wrong={marksEmpty && empty.includes(name)}
          takesFocus={marksEmpty && name === empty[0]}
          onChange={(value) => onPathValues({ ...draft.pathValues, [name]: value })}
        />
      ))}
      {rows.length > 0 && <h2 className="rows-title">Query</h2>}
      {operation !== undefined && operation.needsOneOf.length > 0 && (
        <p className="rows-hint">At least one of these filters is needed, or the call is refused.</p>
      )}
      {rows.map((row, at) => {
        const parameter = parameterOf(row.name, 'query')
        return (
          <FieldRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name is being typed
            key={at}
            row={row}
            noun="parameter"
            place={placeKey({ in: 'query', name: row.name })}
            position={at + 1}
            known={parameter && { ...parameter, placeholder: placeholderOf(parameter) }}
            onChange={(changed) => replace(at, changed)}
            onRemove={parameter ? undefined : () => onQuery(rows.toSpliced(at, 1))}
          />
        )
      })}
      <Button
        kind="quiet"
        className="add-row"
        icon={<Plus size={13} aria-hidden />}
        onPress={() => onQuery([...rows, { name: '', value: '', enabled: true }])}
      >
        Add query parameter
      </Button>
    </div>
  )
}

interface PathRowProps {
  readonly name: string
  readonly parameter: Parameter | undefined
  readonly value: string
  readonly wrong: boolean
  readonly takesFocus: boolean
  readonly onChange: (value: string) => void
}

function PathRow({ name, parameter, value, wrong, takesFocus, onChange }: PathRowProps): ReactNode {
  return (
    <div className="field-row">
      <span />
      <span className="field-row-name" title={parameter?.description}>
        {name}
        <span className="required"> *</span>
      </span>
      <Field
        label={name}
        title={parameter?.description}
        place={placeKey({ in: 'path', name })}
        placeholder={parameter?.description ?? 'value'}
        value={value}
        wrong={wrong}
        takesFocus={takesFocus}
        onChange={onChange}
      />
      <span />
    </div>
  )
}

/** The default where there is one: what the server takes when the field stays empty. */
function placeholderOf({ schema, description }: Parameter): string {
  return schema['default'] === undefined ? description : String(schema['default'])
}
