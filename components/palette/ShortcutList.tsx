import { type ReactNode, useId, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import { t } from '#lib/text.ts'
import '#components/ui/dialog.css'
import './palette.css'

/** Keys, and what they do where they work. */
export interface ShortcutGroup {
  readonly title: string
  readonly rows: readonly { readonly keys: string; readonly does: string }[]
}

interface ShortcutListProps {
  readonly groups: readonly ShortcutGroup[]
  readonly onClose: () => void
}

/** The keys that work on this page as it is now. */
export function ShortcutList({ groups, onClose }: ShortcutListProps): ReactNode {
  const id = useId()
  const close = useRef<HTMLButtonElement>(null)
  const dialog = useModal(close)
  return (
    <dialog ref={dialog} className="dialog shortcuts" aria-labelledby={id} onCancel={onClose}>
      <h2 id={id}>{t('Shortcuts')}</h2>
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <h3 className="muted">{title}</h3>
          <dl>
            {rows.map(({ keys, does }) => (
              <div key={keys} className="shortcut">
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className="dialog-buttons">
        <Button ref={close} onPress={onClose}>
          {t('Close')}
        </Button>
      </div>
    </dialog>
  )
}
