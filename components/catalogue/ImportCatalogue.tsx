import { type ReactNode, useId, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { rich } from '#components/ui/rich.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import { t, tn } from '#lib/text.ts'
import '#components/ui/dialog.css'
import type { OverlayDiff } from '#lib/signet/catalogue/overlay-diff.ts'
import './import.css'

interface ImportCatalogueProps {
  readonly state:
    | { readonly step: 'none' }
    | { readonly step: 'reading'; readonly file: string }
    | { readonly step: 'refused'; readonly file: string; readonly message: string }
    | {
        readonly step: 'ready'
        readonly file: string
        readonly title: string
        readonly diff: OverlayDiff
        readonly foreign: readonly string[]
      }
  /** The title of what was imported before: it goes when another one comes. */
  readonly before: string | undefined
  readonly onFile: (file: File) => void
  readonly onTake: () => void
  readonly onClose: () => void
}

/** Takes an OpenAPI document into the catalogue: first what it would change is shown, then it is taken. */
export function ImportCatalogue({ state, before, onFile, onTake, onClose }: ImportCatalogueProps): ReactNode {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const choose = useRef<HTMLButtonElement>(null)
  const dialog = useModal(choose)
  const ready = state.step === 'ready'
  const empty = ready && state.diff.added.length + state.diff.changed.length === 0
  return (
    <dialog ref={dialog} className="dialog import-dialog" aria-labelledby={id} onCancel={onClose}>
      <h2 id={id}>{t('Import OpenAPI')}</h2>
      <div className="dialog-text" aria-live="polite" aria-busy={state.step === 'reading'}>
        {state.step === 'none' && (
          <p>
            {t('An OpenAPI 3.0 or 3.1 file, JSON or YAML, up to 10 MB. It is read here and sent nowhere.')}{' '}
            {t('Addresses, keys and scripts in it are left out, and references to other files are not followed.')}
          </p>
        )}
        {state.step === 'reading' && <p>{t('Reading {file}…', { file: state.file })}</p>}
        {state.step === 'refused' && (
          <p className="import-refused">
            <strong>{state.file}</strong>: {state.message}
          </p>
        )}
        {ready && <Changes {...state} before={before} empty={empty} />}
      </div>
      <div className="dialog-buttons">
        <Button onPress={onClose}>{empty ? t('Close') : t('Cancel')}</Button>
        <Button
          ref={choose}
          kind={ready ? 'plain' : 'primary'}
          disabled={state.step === 'reading'}
          onPress={() => input.current?.click()}
        >
          {state.step === 'none' ? t('Choose a file') : t('Choose another file')}
        </Button>
        {ready && !empty && (
          <Button kind="primary" onPress={onTake}>
            {t('Take it over')}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept=".json,.yaml,.yml,application/json,application/yaml"
        autoComplete="off"
        aria-label={t('OpenAPI file')}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file can be chosen again.
          target.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
    </dialog>
  )
}

interface ChangesProps {
  readonly title: string
  readonly diff: OverlayDiff
  readonly foreign: readonly string[]
  readonly before: string | undefined
  readonly empty: boolean
}

function Changes({ title, diff, foreign, before, empty }: ChangesProps): ReactNode {
  const { added, changed, same, left } = diff
  return (
    <>
      <p>
        {rich('{title}: {added} new, {changed} changed, {same} the same.', {
          title: <strong>{title}</strong>,
          added: added.length,
          changed: changed.length,
          same,
        })}
      </p>
      {empty && <p>{t('There is nothing in it that the catalogue does not know.')}</p>}
      <ul className="import-list" aria-label={t('What it changes')}>
        {added.map(({ id, method, path, effect }) => (
          <li key={id}>
            <span className="import-sign">+</span> <code>{`${method} ${path}`}</code>
            {effect === 'read' && <span className="muted"> · {t('only reads, it says')}</span>}
          </li>
        ))}
        {changed.map(({ operation: { id, method, path }, what }) => (
          <li key={id}>
            <span className="import-sign">~</span> <code>{`${method} ${path}`}</code>
            <span className="muted"> · {what.join(', ')}</span>
          </li>
        ))}
      </ul>
      {left.length > 0 && <p className="muted">{t('The calls that trade credentials stay as they are.')}</p>}
      {foreign.length > 0 && (
        <p className="muted">
          {tn(
            foreign.length,
            'A reference to another file not followed: anything is taken there.',
            '{n} references to other files not followed: anything is taken there.',
          )}
        </p>
      )}
      {before !== undefined && !empty && <p>{t('It takes the place of “{before}”.', { before })}</p>}
    </>
  )
}
