import { Copy, Eye, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { rich } from '#components/ui/rich.tsx'
import { t } from '#lib/text.ts'

interface RawTokenProps {
  /** The last four characters. */
  readonly hint: string
  /** The token while it is shown. */
  readonly shown: string | undefined
  readonly copying: boolean
  readonly onShow: () => void
  readonly onHide: () => void
  readonly onCopy: () => void
}

/** The token itself: its end, and the whole of it for as long as the user wants to see it. */
export function RawToken({ hint, shown, copying, onShow, onHide, onCopy }: RawTokenProps): ReactNode {
  const isShown = shown !== undefined
  return (
    <div className="raw-token">
      <div className="row">
        <code className="grow">…{hint}</code>
        <Button
          icon={isShown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
          onPress={isShown ? onHide : onShow}
        >
          {isShown ? t('Hide token') : t('Show token')}
        </Button>
        <Button icon={<Copy size={14} aria-hidden />} busy={copying} onPress={onCopy}>
          <span>{rich('Copy{more}', { more: <span className="unseen">{` ${t('this token')}`}</span> })}</span>
        </Button>
      </div>
      {isShown && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
          <pre className="raw-token-text" tabIndex={0}>
            {shown}
          </pre>
          <p className="muted small">
            {t('Whoever has it can act as you until it expires. It hides by itself in a minute.')}
          </p>
        </>
      )}
    </div>
  )
}
