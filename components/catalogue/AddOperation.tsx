import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Select } from '#components/ui/Select.tsx'
import { TextField } from '#components/ui/TextField.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import { t } from '#lib/text.ts'
import '#components/ui/dialog.css'
import type { AddedInput } from '#lib/signet/catalogue/added-operation.ts'
import './import.css'

interface AddOperationProps {
  /** What is known of one whose path is not published. */
  readonly given?: Pick<AddedInput, 'name' | 'tag' | 'service'> | undefined
  /** What is wrong with what was typed. */
  readonly error: string | undefined
  readonly onAdd: (input: AddedInput) => void
  readonly onClose: () => void
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((value) => ({ value, label: value }))

const EFFECTS = [
  { value: 'write', label: t('It may change something') },
  { value: 'read', label: t('It only reads') },
]

/** Takes a call into the catalogue that no document describes. */
export function AddOperation({ given, error, onAdd, onClose }: AddOperationProps): ReactNode {
  const id = useId()
  const path = useRef<HTMLInputElement>(null)
  const dialog = useModal(path)
  const [typed, setTyped] = useState<AddedInput>({ method: 'GET', path: '', name: '', effect: 'write', ...given })
  const edit = (change: Partial<AddedInput>) => setTyped({ ...typed, ...change })
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={onClose}>
      <h2 id={id}>
        {given === undefined ? t('Add an operation') : t('Add the path of “{name}”', { name: given.name })}
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAdd(typed)
        }}
      >
        <div className="dialog-text">
          <div className="add-line">
            <Select
              label={t('Method')}
              options={METHODS}
              value={typed.method}
              onChange={(method) => edit({ method })}
            />
            <TextField
              ref={path}
              label={t('Path')}
              mono
              placeholder="/fraud/v1/risk/{clientId}"
              value={typed.path}
              error={error}
              onChange={(value) => edit({ path: value })}
            />
          </div>
          {given === undefined && (
            <TextField
              label={t('Name')}
              value={typed.name}
              onChange={(name) => edit({ name })}
              placeholder={t('What it does')}
            />
          )}
          <Select
            label={t('Effect')}
            options={EFFECTS}
            value={typed.effect}
            onChange={(effect) => edit({ effect: effect === 'read' ? 'read' : 'write' })}
            hint={t('In Production, whatever may change something asks before it is sent.')}
          />
        </div>
        <div className="dialog-buttons">
          <Button onPress={onClose}>{t('Cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('Add')}
          </Button>
        </div>
      </form>
    </dialog>
  )
}
