import { X } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { rich } from '#components/ui/rich.tsx'
import { Select } from '#components/ui/Select.tsx'
import { TextField } from '#components/ui/TextField.tsx'
import type { Variables } from '#lib/signet/request/variable-sets.ts'
import { t } from '#lib/text.ts'
import '#components/ui/dialog.css'
import './variables.css'

/** Whose a variable is: the chosen profile's own, or shared by all. */
export type VariableScope = 'profile' | 'shared'

interface VariablesDialogProps {
  /** Undefined where there is no profile: then all are shared. */
  readonly profileName: string | undefined
  readonly own: Variables
  readonly shared: Variables
  /** The name that a send wanted, to begin with. */
  readonly wanted: string
  /** Returns why it was not set. */
  readonly onSet: (scope: VariableScope, name: string, value: string | undefined) => Promise<string | undefined>
  readonly onClose: () => void
}

/** What stands for `{{name}}` in requests. The browser's own modal dialog: Escape closes it. */
export function VariablesDialog(props: VariablesDialogProps): ReactNode {
  const { profileName, own, shared, onSet, onClose } = props
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('.variable-new input')?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} className="dialog variables" aria-labelledby={id} onCancel={onClose} onClose={onClose}>
      <h2 id={id}>{t('Variables')}</h2>
      <p className="muted small">
        {rich('Write {variable} anywhere in a request. Kept on this computer in plain: not for secrets.', {
          variable: <code>{'{{name}}'}</code>,
        })}
      </p>
      {profileName !== undefined && (
        <List
          title={t('Of {profile}', { profile: profileName })}
          variables={own}
          onSet={(name, value) => onSet('profile', name, value)}
        />
      )}
      <List
        title={t('Shared by all profiles')}
        variables={shared}
        onSet={(name, value) => onSet('shared', name, value)}
      />
      <NewVariable {...props} />
      <div className="dialog-buttons">
        <Button onPress={onClose}>{t('Close')}</Button>
      </div>
    </dialog>
  )
}

interface ListProps {
  readonly title: string
  readonly variables: Variables
  readonly onSet: (name: string, value: string | undefined) => Promise<string | undefined>
}

function List({ title, variables, onSet }: ListProps): ReactNode {
  const names = Object.keys(variables).toSorted()
  return (
    <section aria-label={title} className="variable-list">
      <h3>{title}</h3>
      {names.length === 0 && <p className="muted small">{t('None yet.')}</p>}
      {names.map((name) => (
        <ValueRow key={name} name={name} value={variables[name] ?? ''} onSet={(value) => onSet(name, value)} />
      ))}
    </section>
  )
}

interface ValueRowProps {
  readonly name: string
  readonly value: string
  readonly onSet: (value: string | undefined) => Promise<string | undefined>
}

/** Set when the field is left, or at Enter: what is half typed is sent by nobody. */
function ValueRow({ name, value, onSet }: ValueRowProps): ReactNode {
  const [typed, setTyped] = useState(value)
  const [error, setError] = useState<string>()
  const set = async () => {
    if (typed !== value) setError(await onSet(typed))
  }
  return (
    <form
      className="variable-row"
      onSubmit={(event) => {
        event.preventDefault()
        void set()
      }}
    >
      <TextField label={name} inline mono value={typed} error={error} onChange={setTyped} onBlur={() => void set()} />
      <Button
        kind="quiet"
        label={t('Remove {name}', { name })}
        icon={<X size={13} aria-hidden />}
        onPress={() => void onSet(undefined)}
      />
    </form>
  )
}

function NewVariable({ profileName, wanted, onSet }: VariablesDialogProps): ReactNode {
  const [scope, setScope] = useState<VariableScope>(profileName === undefined ? 'shared' : 'profile')
  const [name, setName] = useState(wanted)
  const [value, setValue] = useState('')
  const [error, setError] = useState<string>()
  const field = useRef<HTMLInputElement>(null)

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    const refused = await onSet(scope, name.trim(), value)
    setError(refused)
    if (refused !== undefined) return
    setName('')
    setValue('')
    field.current?.focus()
  }

  return (
    <form className="variable-new" onSubmit={(event) => void add(event)}>
      <TextField ref={field} label={t('Name')} mono value={name} error={error} onChange={setName} />
      <TextField label={t('Value')} mono value={value} onChange={setValue} />
      {profileName !== undefined && (
        <Select
          label={t('Whose')}
          value={scope}
          options={[
            { value: 'profile', label: profileName },
            { value: 'shared', label: t('All profiles') },
          ]}
          onChange={(chosen) => setScope(chosen as VariableScope)}
        />
      )}
      <Button type="submit" kind="primary" disabled={name.trim() === ''}>
        {t('Add variable')}
      </Button>
    </form>
  )
}
