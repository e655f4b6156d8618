import type { ReactNode } from 'react'
import { FieldFrame } from '#components/ui/FieldFrame.tsx'
import { t } from '#lib/text.ts'

interface QuickBodyProps {
  readonly body: string
  readonly onBody: (body: string) => void
}

/** The body as text, filled in with the catalogue's example: form and editor are the workspace's. */
export function QuickBody({ body, onBody }: QuickBodyProps): ReactNode {
  return (
    <FieldFrame id="quick-json" label={t('Body')} labelUnseen>
      <textarea
        id="quick-json"
        className="input input-mono quick-json"
        rows={Math.min(MOST_LINES, Math.max(2, body.split('\n').length))}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={body}
        onChange={(event) => onBody(event.target.value)}
      />
    </FieldFrame>
  )
}

/** More would leave the answer no room. */
const MOST_LINES = 6
