import { type ReactNode, type Ref, useEffect, useMemo, useRef } from 'react'
import { CreatedHere } from '#components/history/CreatedHere.tsx'
import { HistoryDetail } from '#components/history/HistoryDetail.tsx'
import { HistoryFilters } from '#components/history/HistoryFilters.tsx'
import { HistoryList } from '#components/history/HistoryList.tsx'
import { Awaited } from '#components/ui/Awaited.tsx'
import { Button } from '#components/ui/Button.tsx'
import { EmptyState } from '#components/ui/EmptyState.tsx'
import { createdHere, stayingHere } from '#lib/history/created.ts'
import type { HistoryEntry } from '#lib/history/entry.ts'
import { searchHistory } from '#lib/history/search.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import {
  chooseEntry,
  clearHistory,
  filterHistory,
  followHistory,
  pinEntry,
  removeEntry,
  undoRemoval,
  useHistory,
} from '#lib/stores/history-store.ts'
import { stopTakingBack, takeBack, useTakeBack } from '#lib/stores/take-back-store.ts'
import { t, tn } from '#lib/text.ts'
import { operationName } from './catalogue/operation-name.ts'
import { useChosenProfile } from './chosen-profile.ts'
import { NoProfile } from './NoProfile.tsx'
import { openAgain } from './open-again.ts'
import { useIdLabels } from './request/offered-ids.ts'
import '#components/history/history.css'

/** Every send of the chosen profile, as far back as the user keeps them. */
export function HistoryTab(): ReactNode {
  const profile = useChosenProfile()?.profile
  return profile === undefined ? <NoProfile /> : <HistoryOf key={profile.id} profile={profile} />
}

function HistoryOf({ profile }: { readonly profile: Profile }): ReactNode {
  const { entries, filter, removal } = useHistory()
  useEffect(() => followHistory(profile.id), [profile.id])
  const list = useRef<{ focus: () => void }>(null)
  const found = useMemo(() => searchHistory(entries ?? [], filter), [entries, filter])
  if (entries === undefined) return <Awaited>{t('Reading the history…')}</Awaited>
  return (
    <div className="history">
      <RemovalNotice left={entries.length} />
      {entries.length === 0 ? (
        <EmptyState title={removal ? t('Nothing is left') : t('Nothing sent yet')}>
          {t('Every request that {name} sends is listed here. Keys and tokens are never part of it.', {
            name: profile.name,
          })}
        </EmptyState>
      ) : (
        <>
          <HistoryFilters
            entries={entries}
            filter={filter}
            found={found.length}
            nameOf={operationName}
            onFilter={filterHistory}
            onClear={() => void clearHistory(profile.id)}
            onLeave={() => list.current?.focus()}
          />
          {profile.environment !== 'production' && <Created entries={entries} />}
          <div className="history-columns">
            <Found ref={list} found={found} />
            <Chosen entries={entries} />
          </div>
        </>
      )}
    </div>
  )
}

interface FoundProps {
  readonly found: readonly HistoryEntry[]
  readonly ref: Ref<{ focus: () => void }>
}

function Found({ found, ref }: FoundProps): ReactNode {
  const chosenId = useHistory((state) => state.chosenId)
  const now = useClock((state) => state.now)
  if (found.length === 0)
    return <EmptyState title={t('Nothing fits')}>{t('Take a filter away, or search for less.')}</EmptyState>
  return (
    <HistoryList
      ref={ref}
      entries={found}
      chosenId={chosenId}
      now={now}
      nameOf={operationName}
      onChoose={(id) => void chooseEntry(id)}
      onOpen={(id) => void openAgain(id)}
      onRemove={(id) => void removeEntry(id)}
    />
  )
}

function Chosen({ entries }: { readonly entries: readonly HistoryEntry[] }): ReactNode {
  const { chosenId, detail } = useHistory()
  const now = useClock((state) => state.now)
  const entry = entries.find(({ id }) => id === chosenId)
  if (entry === undefined)
    return <p className="muted history-hint">{t('Choose a request to see what it sent and got.')}</p>
  const known = detail?.id === entry.id
  return (
    <HistoryDetail
      entry={entry}
      draft={known ? detail.draft : undefined}
      answer={known ? detail.answer : undefined}
      known={known}
      now={now}
      onOpen={() => void openAgain(entry.id)}
      onPin={(pinned) => void pinEntry(entry.id, pinned)}
      onRemove={() => void removeEntry(entry.id)}
    />
  )
}

function Created({ entries }: { readonly entries: readonly HistoryEntry[] }): ReactNode {
  const { progress, failures, gone } = useTakeBack()
  const now = useClock((state) => state.now)
  const catalogue = useCatalogue((state) => state.catalogue)
  const labelOf = useIdLabels()
  const created = useMemo(() => createdHere(entries), [entries])
  const staying = useMemo(() => stayingHere(entries, catalogue), [entries, catalogue])
  return (
    <CreatedHere
      created={created}
      progress={progress}
      failures={failures}
      gone={gone}
      staying={staying}
      now={now}
      nameOf={operationName}
      labelOf={labelOf}
      onTakeBack={(chosen) => void takeBack(chosen)}
      onStop={stopTakingBack}
    />
  )
}

function RemovalNotice({ left }: { readonly left: number }): ReactNode {
  const removal = useHistory((state) => state.removal)
  const undo = useRef<HTMLButtonElement>(null)
  // What was deleted may have had the focus, or the button that it was deleted by.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something has gone
  useEffect(() => {
    if (document.activeElement === document.body) undo.current?.focus()
  }, [removal, left])
  return (
    <p role="status" className={removal ? 'history-removal' : 'unseen'}>
      {removal && (
        <>
          {tn(removal.count, '{n} request deleted.', '{n} requests deleted.')}
          <Button ref={undo} kind="quiet" onPress={() => void undoRemoval()}>
            {t('Undo')}
          </Button>
        </>
      )}
    </p>
  )
}
