import { type ReactNode, useEffect } from 'react'
import { EndpointForm } from '#components/quick/EndpointForm.tsx'
import { QuickAnswer } from '#components/quick/QuickAnswer.tsx'
import { RecentList } from '#components/quick/RecentList.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { QUICK_OPERATIONS } from '#lib/signet/catalogue/quick-operations.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { loadAnswer, useAnswer } from '#lib/stores/answer-store.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { copyAndTell } from '#lib/stores/copy-store.ts'
import { chooseOperation, editDraft, useDraft } from '#lib/stores/draft-store.ts'
import { cancelExchange, useExchanges } from '#lib/stores/exchange-store.ts'
import { sendDraft, useSend } from '#lib/stores/send-store.ts'
import { setFavourite, useSession } from '#lib/stores/session-store.ts'
import { openWorkspace, showExchange, useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'

void openWorkspace('popup', undefined).then(chooseFirst)

/** The popup starts with the endpoint that it was left with, else with the first. */
function chooseFirst(): void {
  const { operationId } = useDraft.getState().draft
  const first = QUICK_OPERATIONS[0]
  if (first !== undefined && !QUICK_OPERATIONS.some(({ id }) => id === operationId)) chooseOperation(first)
}

interface QuickRequestProps {
  readonly view: ProfileView | undefined
}

/** How many earlier answers can be had back here; the workspace has all. */
const RECENT = 3

function QuickRequest({ view }: QuickRequestProps): ReactNode {
  const { exchangeId } = useWorkspace()
  const exchanges = useExchanges(({ exchanges }) => exchanges)
  const own = exchanges.filter(({ profileId }) => profileId === view?.profile.id)
  const shown = own.find(({ id }) => id === exchangeId)
  return (
    <>
      <div className="popup-block popup-quick">
        <Form view={view} pending={shown?.state === 'pending'} />
        {shown !== undefined && <Answer exchange={shown} />}
      </div>
      <RecentList exchanges={own.slice(0, RECENT)} shown={shown?.id} onShow={showExchange} />
    </>
  )
}

function Form({ view, pending }: QuickRequestProps & { readonly pending: boolean }): ReactNode {
  const { draft } = useDraft()
  const page = useWorkspace((state) => state.page)
  const favourites = useSession((state) => state.settings.favourites)
  const { sendingId, objection } = useSend()
  return (
    <EndpointForm
      operations={page === undefined ? [] : QUICK_OPERATIONS}
      favourites={favourites}
      draft={draft}
      production={view?.profile.environment === 'production'}
      disabled={view === undefined || page === undefined}
      sending={sendingId !== undefined || pending}
      error={objection?.kind === 'incomplete' ? objection.message : undefined}
      onChoose={chooseOperation}
      onEdit={editDraft}
      onFavourite={setFavourite}
      onSend={() => void sendDraft()}
    />
  )
}

function Answer({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const { id, state } = exchange
  const body = useAnswer()
  const now = useClock((state) => state.now)

  useEffect(() => {
    if (state === 'answered') void loadAnswer(id)
  }, [state, id])

  return (
    <QuickAnswer
      exchange={exchange}
      text={body.exchangeId === id ? body.text : undefined}
      now={now}
      onCancel={() => void cancelExchange(id)}
      onCopy={(text) => void copyAndTell(text, t('Copied the response'))}
    />
  )
}

// biome-ignore lint/style/noDefaultExport: React.lazy takes a module's default export.
export default QuickRequest
