import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu } from '#components/ui/Menu.tsx'
import { t } from '#lib/text.ts'

export type CatalogueAct = 'add' | 'import' | 'reset'

interface CatalogueMenuProps {
  /** Something was imported or added. */
  readonly changed: boolean
  readonly onChoose: (act: CatalogueAct) => void
}

/** What can be done with the catalogue as a whole. */
export function CatalogueMenu({ changed, onChoose }: CatalogueMenuProps): ReactNode {
  return (
    <Menu<CatalogueAct>
      label={t('Change the catalogue')}
      icon={<Ellipsis size={14} aria-hidden />}
      iconOnly
      items={[
        { id: 'add', label: t('Add an operation…') },
        { id: 'import', label: t('Import OpenAPI…') },
        ...(changed ? [{ id: 'reset', label: t('Back to the built-in catalogue…') } as const] : []),
      ]}
      onChoose={onChoose}
    />
  )
}
