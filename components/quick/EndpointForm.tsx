import { Star } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { TextField } from '#components/ui/TextField.tsx'
import { type Operation, type Parameter, pathVariables } from '#lib/signet/catalogue/catalogue.ts'
import type { RequestDraft, Row } from '#lib/signet/request/request.ts'
import { t } from '#lib/text.ts'
import { EndpointSelect } from './EndpointSelect.tsx'
import { QuickBody } from './QuickBody.tsx'
import './quick.css'

interface EndpointFormProps {
  readonly operations: readonly Operation[]
  /** Ids of the operations that come first. */
  readonly favourites: readonly string[]
  readonly draft: RequestDraft
  readonly production: boolean
  readonly disabled: boolean
  readonly sending: boolean
  /** Why it was not sent. */
  readonly error: string | undefined
  /** Undefined where nothing was held back, or where it cannot be sent from here at all. */
  readonly onSendAnyway: (() => void) | undefined
  readonly onChoose: (operation: Operation) => void
  readonly onEdit: (change: Partial<Pick<RequestDraft, 'pathValues' | 'query' | 'body'>>) => void
  readonly onFavourite: (operationId: string, on: boolean) => void
  readonly onSend: () => void
}

/** One endpoint with the fields of its address, and its body. Enter sends; in the body with Ctrl or Cmd. */
export function EndpointForm(props: EndpointFormProps): ReactNode {
  const { operations, draft, disabled, sending, production } = props
  const [tried, setTried] = useState(false)
  const operation = operations.find(({ id }) => id === draft.operationId)
  const empty = pathVariables(draft.path).filter((name) => !draft.pathValues[name]?.trim())

  function send(): void {
    setTried(true)
    if (empty.length === 0 && !disabled && !sending) props.onSend()
  }

  function choose(id: string): void {
    const next = operations.find((one) => one.id === id)
    setTried(false)
    if (next !== undefined) props.onChoose(next)
  }

  return (
    <form
      className="quick-form"
      noValidate
      onKeyDown={(event) => sendByKey(event, send)}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="row quick-line">
        <div className="grow">
          <EndpointSelect
            operations={operations}
            favourites={props.favourites}
            chosen={operation?.id}
            onChoose={choose}
          />
        </div>
        <Favourite {...props} operation={operation} />
        <Button type="submit" kind={production ? 'production' : 'primary'} disabled={disabled} busy={sending}>
          {t('Send')}
        </Button>
      </div>
      {operation && <Fields operation={operation} unfilled={tried ? empty : []} {...props} />}
      {operation?.hasBody && <QuickBody body={draft.body} onBody={(body) => props.onEdit({ body })} />}
      <div role="alert">
        {props.error && <p className="field-error">{props.error}</p>}
        {props.onSendAnyway && <Button onPress={props.onSendAnyway}>{t('Send anyway')}</Button>}
      </div>
    </form>
  )
}

interface FavouriteProps extends Pick<EndpointFormProps, 'favourites' | 'onFavourite'> {
  readonly operation: Operation | undefined
}

function Favourite({ favourites, operation, onFavourite }: FavouriteProps): ReactNode {
  const on = operation !== undefined && favourites.includes(operation.id)
  return (
    <Button
      kind="quiet"
      label={t('Favourite')}
      pressed={on}
      disabled={operation === undefined}
      icon={<Star size={15} className={on ? 'quick-star' : undefined} aria-hidden />}
      onPress={() => operation && onFavourite(operation.id, !on)}
    />
  )
}

function sendByKey(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  send()
}

interface FieldsProps extends Pick<EndpointFormProps, 'draft' | 'onEdit'> {
  readonly operation: Operation
  /** Path variables to complain about. */
  readonly unfilled: readonly string[]
}

function Fields({ operation, draft, unfilled, onEdit }: FieldsProps): ReactNode {
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query')
  const variables = pathVariables(draft.path)
  if (variables.length + inQuery.length === 0) return null
  return (
    <div className={variables.length + inQuery.length > 2 ? 'quick-fields quick-many' : 'quick-fields'}>
      {variables.map((name) => (
        <div key={name} className="quick-wide">
          <TextField
            label={name}
            inline
            mono
            value={draft.pathValues[name] ?? ''}
            error={unfilled.includes(name) ? t('Fill in {name}: the address needs it.', { name }) : undefined}
            onChange={(value) => onEdit({ pathValues: { ...draft.pathValues, [name]: value } })}
          />
        </div>
      ))}
      {inQuery.map((parameter) => (
        <TextField
          key={parameter.name}
          label={parameter.name}
          inline
          mono
          placeholder={defaultOf(parameter)}
          value={draft.query.find(({ name }) => name === parameter.name)?.value ?? ''}
          onChange={(value) => onEdit({ query: withValue(draft.query, parameter.name, value) })}
        />
      ))}
    </div>
  )
}

function defaultOf({ schema }: Parameter): string | undefined {
  const value = schema['default']
  return value === undefined ? undefined : String(value)
}

/** An emptied field is left out of the query. */
function withValue(query: readonly Row[], name: string, value: string): readonly Row[] {
  const row = { name, value, enabled: value !== '' }
  return query.some((one) => one.name === name) ? query.map((one) => (one.name === name ? row : one)) : [...query, row]
}
