import { RotateCcw } from 'lucide-react'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import { FirstSteps } from '#components/response/FirstSteps.tsx'
import { ResponseTabs } from '#components/response/ResponseTabs.tsx'
import { VerdictBar } from '#components/response/VerdictBar.tsx'
import { ENVIRONMENT_WORDS } from '#components/session/ProfileSelect.tsx'
import { Button } from '#components/ui/Button.tsx'
import { useKeptFocus } from '#components/ui/use-kept-focus.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { chooseOperation, useDraft } from '#lib/stores/draft-store.ts'
import { loadReading, useReading } from '#lib/stores/reading-store.ts'
import { cancelSend, sendDraft } from '#lib/stores/send-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { useWait } from '#lib/stores/wait-store.ts'
import { t } from '#lib/text.ts'
import { useChosenProfile } from '../chosen-profile.ts'
import { NoProfile } from '../NoProfile.tsx'
import { isOneColumn } from '../one-column.ts'
import { answerPanes } from './answer-panes.tsx'
import { ChainPane, useHasChain } from './ChainPane.tsx'
import { copyTicket } from './copy-exchange.ts'
import { Next } from './Next.tsx'
import { Problems } from './Problems.tsx'
import { useShownExchange } from './shown-exchange.ts'

/** Docked low, the first line alone would be all that is seen of an answer. */
const LOW = '(max-height: 420px)'

/** What became of the request: the sentence, what is wrong, and all that came back. */
export function AnswerColumn(): ReactNode {
  const { exchangeId, exchange, pending } = useShownExchange()
  const noProfile = useSession(({ known, profiles }) => known && profiles.length === 0)
  const answered = exchange?.state === 'answered' ? exchange : undefined
  useEffect(() => {
    if (answered !== undefined) void loadReading(answered)
  }, [answered])

  // In one column the answer stands below the fold: its first line is brought up when it is asked for.
  const verdict = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!pending || !isOneColumn()) return
    verdict.current?.scrollIntoView({ block: matchMedia(LOW).matches ? 'start' : 'nearest' })
  }, [pending])

  const shown = useSettled(exchange, pending)
  const waiting = useWait((state) => state.long)
  const hasChain = useHasChain(shown.exchange?.id)
  // For a moment all of it stays where it is: most answers come sooner than another page could be drawn.
  const before = waiting ? undefined : shown.exchange
  const told = pending ? before : exchange
  const stale = pending ? waiting : shown.exchange !== exchange
  const kept = useKeptFocus(stale)
  return (
    <>
      <VerdictBar
        ref={verdict}
        exchange={exchange}
        pending={pending}
        before={before}
        about={useAbout(told)}
        onCancel={() => exchangeId && void cancelSend(exchangeId)}
        onCopyTicket={told && (() => void copyTicket(told))}
      />
      {!pending && exchange?.state === 'interrupted' && (
        <div className="send-again">
          <Button icon={<RotateCcw size={13} aria-hidden />} onPress={() => void sendDraft(exchange.profileId)}>
            {t('Send again')}
          </Button>
        </div>
      )}
      {told && <Problems exchange={told} />}
      {told && <Next exchange={told} />}
      {shown.exchange && (
        <div className={stale ? 'answer answer-stale' : 'answer'} inert={stale} {...kept}>
          <AnswerTabs exchange={shown.exchange} hasTree={shown.hasTree} hasChain={hasChain} />
        </div>
      )}
      {!exchange && !pending && (noProfile ? <NoProfile /> : <FirstSteps onChoose={chooseOperation} />)}
    </>
  )
}

interface AnswerTabsProps {
  readonly exchange: Exchange
  readonly hasTree: boolean
  readonly hasChain: boolean
}

/** Drawn anew with another answer alone, and not with each word on the one that is awaited. */
const AnswerTabs = memo(function AnswerTabs({ exchange, hasTree, hasChain }: AnswerTabsProps): ReactNode {
  return (
    <ResponseTabs
      panes={{ ...answerPanes(exchange, hasTree), ...(hasChain && { chain: () => <ChainPane /> }) }}
      badges={{ headers: exchange.answer?.headers.length ?? 0 }}
      kind={exchange.verdict?.kind}
    />
  )
})

interface Settled {
  readonly exchange: Exchange | undefined
  readonly hasTree: boolean
}

/** The exchange with its body, once both are here. Until then the one before: a page that empties and fills flickers. */
function useSettled(exchange: Exchange | undefined, pending: boolean): Settled {
  const { exchangeId, tree } = useReading()
  const settled = useRef<Settled>({ exchange: undefined, hasTree: false })
  const hasBody = exchange?.state === 'answered'
  if (!pending && (!hasBody || exchangeId === exchange.id)) {
    settled.current = { exchange, hasTree: hasBody && tree !== undefined }
  }
  return settled.current
}

/** Names the answer's request or its profile, where another one is being worked on by now. */
function useAbout(exchange: Exchange | undefined): string | undefined {
  const { draft } = useDraft()
  const profileId = useChosenProfile()?.profile.id
  if (exchange === undefined) return undefined
  const { method, url } = exchange.request
  const isSameRequest = method === draft.method && exchange.operationId === draft.operationId
  if (isSameRequest && exchange.profileId === profileId) return undefined
  const sender = `${exchange.profileName} · ${ENVIRONMENT_WORDS[exchange.environment]}`
  return isSameRequest ? t('Sent with {sender}', { sender }) : `${method} ${new URL(url).pathname} · ${sender}`
}
