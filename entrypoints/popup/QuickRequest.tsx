import { type ReactNode, useEffect } from 'react'
import { EndpointForm } from '#components/quick/EndpointForm.tsx'
import { QuickAnswer } from '#components/quick/QuickAnswer.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import type { Exchange } from '#lib/signet/exchange.ts'
import { QUICK_OPERATIONS } from '#lib/signet/quick-operations.ts'
import { loadAnswer, useAnswer } from '#lib/stores/answer-store.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { copyAndTell } from '#lib/stores/copy-store.ts'
import { chooseOperation, editDraft, useDraft } from '#lib/stores/draft-store.ts'
import { cancelExchange, useExchanges } from '#lib/stores/exchange-store.ts'
import { sendDraft, useSend } from '#lib/stores/send-store.ts'
import { openWorkspace, useWorkspace } from '#lib/stores/workspace-store.ts'

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

function QuickRequest({ view }: QuickRequestProps): ReactNode {
  const { draft } = useDraft()
  const { exchangeId, page } = useWorkspace()
  const exchange = useExchanges(({ exchanges }) => exchanges.find(({ id }) => id === exchangeId))
  const { sendingId, objection } = useSend()
  return (
    <>
      <EndpointForm
        operations={page === undefined ? [] : QUICK_OPERATIONS}
        draft={draft}
        production={view?.profile.environment === 'production'}
        disabled={view === undefined || page === undefined}
        sending={sendingId !== undefined || exchange?.state === 'pending'}
        error={objection?.kind === 'incomplete' ? objection.message : undefined}
        onChoose={chooseOperation}
        onEdit={editDraft}
        onSend={() => void sendDraft()}
      />
      {exchange !== undefined && exchange.profileId === view?.profile.id && <Answer exchange={exchange} />}
    </>
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
      onCopy={(text) => void copyAndTell(text, 'the response')}
    />
  )
}

// biome-ignore lint/style/noDefaultExport: React.lazy takes a module's default export.
export default QuickRequest
