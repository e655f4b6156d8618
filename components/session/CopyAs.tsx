import type { ReactNode } from 'react'
import { Menu } from '#components/ui/Menu.tsx'

const ITEMS = [
  { id: 'header', label: 'Authorization header (contains the token)' },
  { id: 'curl', label: 'cURL (uses $SIGNET_TOKEN)' },
  { id: 'env', label: '.env line (contains the token)' },
  { id: 'template', label: '.env template' },
] as const

interface CopyAsProps {
  readonly disabled: boolean
  /** What the choices need can be loaded. */
  readonly onIntent: () => void
  readonly onChoose: (id: (typeof ITEMS)[number]['id']) => void
}

/** Says of each form whether the token is in it: such a text is a secret wherever it is pasted. */
export function CopyAs({ disabled, onIntent, onChoose }: CopyAsProps): ReactNode {
  return <Menu label="Copy as" items={ITEMS} disabled={disabled} onIntent={onIntent} onChoose={onChoose} />
}
