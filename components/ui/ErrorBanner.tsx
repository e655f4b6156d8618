import { TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ErrorCode } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { Button } from './Button.tsx'
import './banner.css'

interface ErrorBannerProps {
  readonly code: ErrorCode
  readonly message: string
  readonly onClose?: () => void
  /** Offered where nothing else helps: the page is what is left of another version. */
  readonly onReload?: () => void
}

/** What the user can do about it. `satisfies` makes a new code without a hint a type error. */
const HINTS = {
  'input.invalid': t('Correct it and try again.'),
  'profile.missing': t('Choose another profile, or add one in Settings.'),
  'secret.missing': t('Enter key and secret again: they are not kept when the browser closes.'),
  'vault.locked': t('Enter the passphrase to go on.'),
  'vault.passphrase': t('Nothing was changed. Mind capitals and the keyboard’s language.'),
  'vault.throttled': t('Wait until the time is over, then try once more.'),
  'record.damaged': t('Save what is left, then start afresh in Settings.'),
  'record.newer': t('Update the extension: until then nothing is changed.'),
  'auth.rejected': t('Check key and secret, or make new ones in Signet’s dashboard.'),
  'auth.waiting': t('Nothing to do: the next try is allowed in a moment.'),
  'guard.needed': t('Hold Send, or type the profile’s name when you are asked for it.'),
  'host.refused': t('Use an address of Signet, or localhost.'),
  'host.withdrawn': t('Press Allow access, or allow it in the browser’s settings for extensions.'),
  'network.offline': t('Try again when the connection is back: nothing was counted against you.'),
  'network.unreachable': t('Check the address and your connection, then try again.'),
  'network.redirected': t('Check the address of the profile: redirects are never followed with a secret.'),
  'network.timeout': t('Try again. If it stays so, check the address.'),
  'network.cancelled': t('Send again when you are ready.'),
  'protocol.violated': t('Check the address: something other than Signet may have answered.'),
  'storage.full': t('Close what you do not need, or restart the browser to empty this session.'),
  'extension.updated': t('Reload this page, or close DevTools and open it again. What you typed here goes with it.'),
  'background.stopped': t('Nothing typed is lost: try again.'),
  bug: t('Try again. If it comes back, please report it with the steps that led here.'),
} as const satisfies Record<ErrorCode, string>

export function ErrorBanner({ code, message, onClose, onReload }: ErrorBannerProps): ReactNode {
  return (
    <div role="alert" data-code={code} className="banner">
      <TriangleAlert size={14} aria-hidden />
      <p className="grow">
        <strong>{message}</strong> {HINTS[code]}
      </p>
      {code === 'extension.updated' && onReload && <Button onPress={onReload}>{t('Reload this page')}</Button>}
      {onClose && <Button kind="quiet" label={t('Dismiss')} icon={<X size={14} />} onPress={onClose} />}
    </div>
  )
}
