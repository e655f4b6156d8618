import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Check } from '#components/ui/Check.tsx'
import { t } from '#lib/text.ts'
import './shortcut-row.css'

interface ShortcutRowProps {
  /** Undefined until the browser has said so. */
  readonly allowed: boolean | undefined
  /** The user was asked by the browser and said no. */
  readonly refused: boolean
  /** Undefined until they are known; empty for a command without keys. */
  readonly keys: { readonly copyToken: string; readonly lock: string } | undefined
  /** A key or the icon's menu has led here, because nothing can be copied yet. */
  readonly wanted: boolean
  readonly onAllow: (on: boolean) => void
  readonly onChangeKeys: () => void
}

/** Where copying with no page open is switched on: by a key, and from the menu of the toolbar icon. */
export function ShortcutRow({ allowed, refused, keys, wanted, onAllow, onChangeKeys }: ShortcutRowProps): ReactNode {
  const section = useRef<HTMLElement>(null)

  useEffect(() => {
    if (wanted) section.current?.scrollIntoView({ block: 'center' })
  }, [wanted])

  return (
    <section ref={section} className="shortcut-row" aria-labelledby="shortcut-title">
      <h2 id="shortcut-title">{t('Copy with no page open')}</h2>
      {wanted && allowed === false && (
        <p role="status" className="shortcut-wanted">
          {t('Nothing was copied: this is switched off.')}
        </p>
      )}
      <Check checked={allowed === true} onChange={onAllow}>
        {t(
          'Copy a fresh token by a key, or from the menu of the toolbar icon. The browser asks once. The clipboard is written and never read.',
        )}
      </Check>
      {refused && (
        <p className="field-error">{t('The browser was told not to allow it. Tick again to be asked again.')}</p>
      )}
      <dl className="shortcut-keys">
        <dt>{t('Copy a fresh token')}</dt>
        <dd>{keyText(keys?.copyToken)}</dd>
        <dt>{t('Lock')}</dt>
        <dd>{keyText(keys?.lock)}</dd>
      </dl>
      <Button onPress={onChangeKeys}>{t('Change keys')}</Button>
    </section>
  )
}

function keyText(key: string | undefined): ReactNode {
  if (key === undefined) return '…'
  return key === '' ? <span className="muted">{t('No key yet')}</span> : <kbd>{key}</kbd>
}
