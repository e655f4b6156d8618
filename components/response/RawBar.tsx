import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Check } from '#components/ui/Check.tsx'
import { encodingName } from '#lib/signet/envelope/decode-body.ts'
import type { Answer } from '#lib/signet/exchange/exchange.ts'
import { LANGUAGE, t } from '#lib/text.ts'
import { formatBytes } from './amounts.ts'

interface RawBarProps {
  readonly answer: Answer
  /** Undefined for what cannot be laid out: it is no JSON. */
  readonly pretty: boolean | undefined
  readonly onPretty: (pretty: boolean) => void
  readonly onSave: () => void
  /** Undefined for what is saved as it came anyway. */
  readonly onSaveBytes: (() => void) | undefined
}

/** Above the text: what it is, where that is worth a word, and what can be done with it. */
export function RawBar({ answer, pretty, onPretty, onSave, onSaveBytes }: RawBarProps): ReactNode {
  return (
    <div className="raw-bar">
      <span className="grow">{bodyWord(answer)}</span>
      {pretty !== undefined && (
        <Check checked={pretty} onChange={onPretty}>
          {t('Pretty')}
        </Check>
      )}
      {onSaveBytes && <Button onPress={onSaveBytes}>{t('Save the bytes')}</Button>}
      <Button onPress={onSave}>{t('Save')}</Button>
    </div>
  )
}

/** What a body is, where it is not plain UTF-8. */
function bodyWord({ body, bytes, contentType }: Answer): string {
  if (body === undefined || body === 'unread') return ''
  if (body !== 'binary') return codingWord(body)
  const type = contentType.split(';')[0]?.trim()
  const size = formatBytes(bytes)
  return type
    ? t('No text: {size} of data ({type}). Its beginning:', { size, type })
    : t('No text: {size} of data. Its beginning:', { size })
}

function codingWord({ encoding, badAt }: { readonly encoding: string; readonly badAt?: number }): string {
  const name = encodingName(encoding)
  if (badAt === undefined) return t('Decoded from {encoding}', { encoding: name })
  const at = badAt.toLocaleString(LANGUAGE)
  return t('Not {encoding}: the first bad byte is at {at}. Bad bytes stand as �.', { encoding: name, at })
}
