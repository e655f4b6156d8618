import { type ReactNode, useEffect } from 'react'
import { EndpointForm } from '#components/quick/EndpointForm.tsx'
import { QuickAnswer } from '#components/quick/QuickAnswer.tsx'
import { RecentList } from '#components/quick/RecentList.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { quickOperations } from '#lib/signet/catalogue/quick-operations.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { Environment } from '#lib/signet/profile/profile.ts'
import type { Objection } from '#lib/signet/request/objections.ts'
import { loadAnswer, useAnswer } from '#lib/stores/answer-store.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { copyAndTell } from '#lib/stores/copy-store.ts'
import { chooseOperation, editDraft, useDraft } from '#lib/stores/draft-store.ts'
import { cancelExchange, useExchanges } from '#lib/stores/exchange-store.ts'
import { overrule, sendDraft, useSend } from '#lib/stores/send-store.ts'
import { setFavourite, useSession } from '#lib/stores/session-store.ts'
import { openWorkspace, showExchange, useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'

void openWorkspace('popup', undefined)

/** The popup starts with the endpoint that it was left with, else with the first; so it does where that is not offered. */
function useOffered(environment: Environment | undefined): readonly Operation[] {
  const isOpen = useWorkspace((state) => state.page !== undefined)
  const operationId = useDraft((state) => state.draft.operationId)
  const offered = isOpen && environment !== undefined ? quickOperations(environment) : NOTHING
  useEffect(() => {
    const [first] = offered
    if (first !== undefined && !offered.some(({ id }) => id === operationId)) chooseOperation(first)
  }, [offered, operationId])
  return offered
}

const NOTHING: readonly Operation[] = []

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
  const environment = view?.profile.environment
  return (
    <EndpointForm
      operations={useOffered(environment)}
      favourites={favourites}
      draft={draft}
      production={environment === 'production'}
      disabled={view === undefined || page === undefined}
      sending={sendingId !== undefined || pending}
      error={objection && wordsOf(objection)}
      onSendAnyway={objection && canOverrule(objection) ? () => void overrule() : undefined}
      onChoose={chooseOperation}
      onEdit={editDraft}
      onFavourite={setFavourite}
      onSend={() => void sendDraft()}
    />
  )
}

function wordsOf(objection: Objection): string {
  if (objection.kind === 'production') return t('This changes data in Production: send it from the workspace.')
  if (objection.kind !== 'json') return objection.message
  const { line, column, message } = objection
  return t('The body is not JSON. Line {line}, column {column}: {message}', { line, column, message })
}

const canOverrule = ({ kind }: Objection): boolean => kind === 'json' || kind === 'scope'

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
