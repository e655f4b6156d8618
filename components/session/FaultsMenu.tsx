import { Bug } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Menu } from '#components/ui/Menu.tsx'
import { SANDBOX_TROUBLES, type SandboxTrouble } from '#lib/session/session-view.ts'
import { t } from '#lib/text.ts'
import './faults.css'

/** What the sandbox can be told to do wrong, as it looks from outside. */
const WORDS = {
  slow: t('Slow answers'),
  '429': t('Too many requests: 429'),
  '500': t('Server error: 500'),
  truncated: t('JSON that breaks off'),
  html: t('An HTML page, as from a proxy'),
  'success-false': t('Status 200 with success false'),
  empty: t('An empty answer'),
} as const satisfies Record<SandboxTrouble, string>

interface FaultsProps {
  readonly trouble: SandboxTrouble | undefined
  readonly onTrouble: (trouble: SandboxTrouble | undefined) => void
}

/** Lets a developer see their own code's bad days: the sandbox does one thing wrong until it is told otherwise. */
export function FaultsMenu({ trouble, onTrouble }: FaultsProps): ReactNode {
  const items = [
    { id: 'none', label: t('None'), checked: trouble === undefined },
    ...SANDBOX_TROUBLES.map((id) => ({ id, label: WORDS[id], checked: id === trouble })),
  ] as const
  return (
    <Menu
      label={t('Faults')}
      iconOnly
      icon={<Bug size={15} aria-hidden />}
      items={items}
      onChoose={(id) => onTrouble(id === 'none' ? undefined : id)}
    />
  )
}

/** The mark that stands as long as the sandbox does something wrong: nobody should look for the cause elsewhere. */
export function FaultMark({ trouble, onTrouble }: FaultsProps): ReactNode {
  if (trouble === undefined) return null
  return (
    <section className="fault-mark" aria-label={t('Fault')}>
      <Bug size={13} aria-hidden />
      <span className="grow">
        <strong>{t('Fault on')}</strong> · {WORDS[trouble]}
      </span>
      <Button kind="quiet" onPress={() => onTrouble(undefined)}>
        {t('Turn off')}
      </Button>
    </section>
  )
}
