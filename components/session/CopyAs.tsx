import type { ReactNode } from 'react'
import { Menu } from '#components/ui/Menu.tsx'
import { t } from '#lib/text.ts'

const ITEMS = [
  { id: 'header', label: t('Authorization header (contains the token)') },
  { id: 'curl', label: t('cURL (uses $SIGNET_TOKEN)') },
  { id: 'env', label: t('.env line (contains the token)') },
  { id: 'template', label: t('.env template') },
] as const

interface CopyAsProps {
  readonly disabled: boolean
  /** What the choices need can be loaded. */
  readonly onIntent: () => void
  readonly onChoose: (id: (typeof ITEMS)[number]['id']) => void
}

/** Says of each form whether the token is in it: such a text is a secret wherever it is pasted. */
export function CopyAs({ disabled, onIntent, onChoose }: CopyAsProps): ReactNode {
  return <Menu label={t('Copy as')} items={ITEMS} disabled={disabled} onIntent={onIntent} onChoose={onChoose} />
}
