import { type ReactNode, useState } from 'react'
import { type TabItem, Tabs } from '#components/ui/Tabs.tsx'
import type { Verdict } from '#lib/signet/envelope/verdict.ts'
import { t } from '#lib/text.ts'
import './response.css'

/** Every tab of an answer, in order. To add one, add it here, and its pane where the panes are made. */
const TABS = [
  { id: 'tree', label: t('Tree') },
  { id: 'table', label: t('Table') },
  { id: 'chain', label: t('Chain') },
  { id: 'raw', label: t('Raw') },
  { id: 'headers', label: t('Headers') },
  { id: 'sent', label: t('Sent') },
  { id: 'timing', label: t('Timing') },
] as const satisfies readonly TabItem<string>[]

export type ResponseTab = (typeof TABS)[number]['id']

/** What stands in each tab, made when it is looked at; an answer has no tab without a pane. */
export type ResponsePanes = Partial<Record<ResponseTab, () => ReactNode>>

interface ResponseTabsProps {
  readonly panes: ResponsePanes
  /** How many there are, behind a tab's label. */
  readonly badges?: Partial<Record<ResponseTab, number>>
  /** How the send went. */
  readonly kind?: Verdict['kind'] | undefined
}

/** The answer from all its sides. The tab that was chosen stays, as long as the answer has it; at first it is the first. */
export function ResponseTabs({ panes, badges = {}, kind }: ResponseTabsProps): ReactNode {
  const [chosen, setChosen] = useState<ResponseTab>()
  const [of, setOf] = useState(kind)
  if (of !== kind) {
    setOf(kind)
    setChosen(keptTab(chosen, kind))
  }
  const tabs: TabItem<ResponseTab>[] = TABS.filter(({ id }) => panes[id] !== undefined).map((tab) => ({
    ...tab,
    badge: badges[tab.id] ?? 0,
  }))
  const shown = tabs.find(({ id }) => id === chosen)?.id ?? tabs[0]?.id ?? 'raw'
  return (
    <section aria-label={t('Response')} className="response">
      <Tabs
        label={t('Response')}
        tabs={tabs}
        value={shown}
        onChange={setChosen}
        className={`response-panel panel-${shown}`}
      >
        {panes[shown]?.()}
      </Tabs>
    </section>
  )
}

/**
 * The tab that stays when the next send ends otherwise than the one before. What went wrong stands in the body: a tab
 * without it makes way, and can be chosen again for as long as it goes wrong in that way.
 */
export function keptTab(chosen: ResponseTab | undefined, kind: Verdict['kind'] | undefined): ResponseTab | undefined {
  const hidesBody = chosen === 'headers' || chosen === 'sent' || chosen === 'timing'
  return hidesBody && kind !== 'success' ? undefined : chosen
}
