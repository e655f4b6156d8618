import { type ReactNode, useEffect } from 'react'
import { EndpointForm } from '#components/quick/EndpointForm.tsx'
import { QuickAnswer } from '#components/quick/QuickAnswer.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { loadAnswer, useAnswer } from '#lib/stores/answer-store.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { copyAndTell } from '#lib/stores/copy-store.ts'
import { chooseOperation, editDraft, useDraft } from '#lib/stores/draft-store.ts'
import { cancelExchange, followExchanges, useExchanges } from '#lib/stores/exchange-store.ts'
import { QUICK_OPERATIONS, sendQuick, startQuick, useQuick } from '#lib/stores/quick-store.ts'
import { openWorkspace, useWorkspace } from '#lib/stores/workspace-store.ts'

followExchanges()
void openWorkspace('popup', undefined).then(startQuick)

interface QuickRequestProps {
  readonly view: ProfileView | undefined
}

function QuickRequest({ view }: QuickRequestProps): ReactNode {
  const { draft } = useDraft()
  const { exchangeId, page } = useWorkspace()
  const exchange = useExchanges(({ exchanges }) => exchanges.find(({ id }) => id === exchangeId))
  const sending = useQuick((state) => state.sending)
  return (
    <>
      <EndpointForm
        operations={QUICK_OPERATIONS}
        draft={draft}
        production={view?.profile.environment === 'production'}
        disabled={view === undefined || page === undefined}
        sending={sending || exchange?.state === 'pending'}
        onChoose={chooseOperation}
        onEdit={editDraft}
        onSend={() => void sendQuick(view?.profile.id ?? '')}
      />
      {exchangeId !== undefined && <Answer exchangeId={exchangeId} />}
    </>
  )
}

function Answer({ exchangeId }: { readonly exchangeId: string }): ReactNode {
  const exchange = useExchanges(({ exchanges }) => exchanges.find(({ id }) => id === exchangeId))
  const body = useAnswer()
  const now = useClock((state) => state.now)
  const kept = exchange?.state === 'answered' && exchange.answer?.kept === true

  useEffect(() => {
    if (kept) void loadAnswer(exchangeId)
  }, [kept, exchangeId])

  if (exchange === undefined) return null
  return (
    <QuickAnswer
      exchange={exchange}
      text={body.exchangeId === exchangeId ? body.text : undefined}
      now={now}
      onCancel={() => void cancelExchange(exchangeId)}
      onCopy={(text) => void copyAndTell(text, 'the response')}
    />
  )
}

// biome-ignore lint/style/noDefaultExport: React.lazy takes a module's default export.
export default QuickRequest
