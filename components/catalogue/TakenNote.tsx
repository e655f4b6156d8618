import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { t, tn } from '#lib/text.ts'
import './import.css'

interface TakenNoteProps {
  /** Undefined while there is nothing to tell: the place stays, so that it is announced. */
  readonly taken: { readonly title: string; readonly count: number } | undefined
  /** Undefined where it would take more than the import away. */
  readonly onUndo: (() => void) | undefined
  readonly onDismiss: () => void
}

/** What an import has just brought into the catalogue. */
export function TakenNote({ taken, onUndo, onDismiss }: TakenNoteProps): ReactNode {
  return (
    <div role="status" className={taken ? 'taken-note' : 'unseen'}>
      {taken && (
        <>
          <p className="grow">
            {tn(taken.count, '{n} endpoint taken over from “{title}”.', '{n} endpoints taken over from “{title}”.', {
              title: taken.title,
            })}
          </p>
          {onUndo && (
            <Button kind="quiet" onPress={onUndo}>
              {t('Undo')}
            </Button>
          )}
          <Button kind="quiet" label={t('Dismiss')} icon={<X size={14} aria-hidden />} onPress={onDismiss} />
        </>
      )}
    </div>
  )
}
