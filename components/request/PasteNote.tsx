import { ClipboardPaste, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { t } from '#lib/text.ts'
import '#components/ui/banner.css'

interface PasteNoteProps {
  readonly told: readonly string[]
  readonly foreignHost: string | undefined
  readonly profileName: string | undefined
  /** Goes on with the path alone, under the profile's own address. */
  readonly onOwnAddress: () => void
  readonly onClose: () => void
}

/** What was pasted and is not in the request as it was: a token, a file, another host. */
export function PasteNote({ told, foreignHost, profileName, onOwnAddress, onClose }: PasteNoteProps): ReactNode {
  return (
    <div role="status" className="banner banner-info paste-note">
      <ClipboardPaste size={14} aria-hidden />
      <div className="grow">
        {told.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {foreignHost !== undefined && (
          <p>
            {t('{host} is not an address of {profile}, so this cannot be sent as it is.', {
              host: foreignHost,
              profile: profileName ?? '',
            })}{' '}
            <button type="button" className="button paste-own" onClick={onOwnAddress}>
              {t('Use the profile’s address')}
            </button>
          </p>
        )}
      </div>
      <Button kind="quiet" label={t('Dismiss')} icon={<X size={14} aria-hidden />} onPress={onClose} />
    </div>
  )
}
