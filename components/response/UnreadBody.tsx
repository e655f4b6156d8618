import { type ReactNode, useId } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Saving } from '#lib/signet/exchange/saving.ts'
import { t } from '#lib/text.ts'
import { formatBytes } from './amounts.ts'

export interface UnreadBodyProps {
  /** 0 where nobody knows. */
  readonly bytes: number
  /** Why the request is not sent again for its body; undefined where it can be. */
  readonly notAgain: 'may-write' | 'secret' | 'forgotten' | undefined
  /** Undefined before it was sent again for it. */
  readonly saving: Saving | undefined
  readonly onSave: () => void
  readonly onStop: () => void
  readonly onCopyCurl: () => void
}

const NOT_AGAIN = {
  'may-write': t('It is not sent again from here, for it may change data.'),
  secret: t('It is not sent again from here: an answer that holds tokens is never saved.'),
  forgotten: t('It cannot be sent again from here: its request was too long to be remembered.'),
} as const satisfies Record<NonNullable<UnreadBodyProps['notAgain']>, string>

/** Stands in the place of a body that is too long to be shown: how long it is, and how to have it all the same. */
export function UnreadBody(props: UnreadBodyProps): ReactNode {
  const { bytes, notAgain, saving, onSave, onStop, onCopyCurl } = props
  const running = saving?.state === 'running'
  return (
    <div className="response-note">
      <p>
        {bytes > 0
          ? t("This body is {size} long: it was not read, for it would fill the browser's memory.", {
              size: formatBytes(bytes),
            })
          : t("This body is longer than 100 MB: it was not read, for it would fill the browser's memory.")}{' '}
        {notAgain === undefined
          ? t('Ask for less, by a limit or a filter, or have it in a file.')
          : t('Ask for less, by a limit or a filter, or let a terminal write it to a file.')}{' '}
        {notAgain && NOT_AGAIN[notAgain]}
      </p>
      <div className="unread-acts">
        {notAgain === undefined && (
          <Button idle={running} onPress={onSave}>
            {t('Send again and save to a file')}
          </Button>
        )}
        <Button onPress={onCopyCurl}>{t('Copy cURL that saves it')}</Button>
      </div>
      {notAgain === undefined && <SavingLine saving={saving} onStop={onStop} />}
    </div>
  )
}

/** How far it is. The line is there from the start, so that the end is announced; each step of the way is not. */
function SavingLine({ saving, onStop }: Pick<UnreadBodyProps, 'saving' | 'onStop'>): ReactNode {
  const id = useId()
  return (
    <>
      <p role="status">{saving && outcome(saving)}</p>
      {saving?.state === 'running' && (
        <div className="unread-acts">
          <progress aria-labelledby={id} value={saving.total && saving.received} max={saving.total || 1} />
          <span id={id}>{soFar(saving)}</span>
          <Button onPress={onStop}>{t('Stop')}</Button>
        </div>
      )}
    </>
  )
}

function outcome(saving: Saving): string {
  if (saving.state === 'running') return t('Being saved. Keep this page open.')
  if (saving.state === 'ended') return t('Not saved: {reason}', { reason: saving.reason })
  return t('Saved as {name} ({size}), with secrets taken out.', { name: saving.name, size: formatBytes(saving.bytes) })
}

function soFar({ received, total }: { readonly received: number; readonly total: number | undefined }): string {
  const so = formatBytes(received)
  return total === undefined
    ? t('{size} so far', { size: so })
    : t('{size} of {total}', { size: so, total: formatBytes(total) })
}
