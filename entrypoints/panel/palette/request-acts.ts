import { profileView } from '#lib/session/session-view.ts'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { guardFor } from '#lib/signet/request/guard.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { goBack, useDraft } from '#lib/stores/draft-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { stepToProblem } from '#lib/stores/problem-walk-store.ts'
import { sendDraft } from '#lib/stores/send-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { openTab } from '#lib/stores/tab-store.ts'
import { openVariables } from '#lib/stores/variables-store.ts'
import { showTab, useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'
import { copySentCurl, copyTicket } from '../answer/copy-exchange.ts'
import { type Act, action } from './act.ts'
import { KEYS } from './key-names.ts'

/** What the palette can do with the request and the answer on show. */
export function requestActs(): Act[] {
  const exchange = useExchanges.getState().exchanges.find(({ id }) => id === useWorkspace.getState().exchangeId)
  const hasEarlier = useDraft.getState().earlier.length > 0
  return [
    ...sendActs(),
    ...(exchange === undefined ? [] : answerActs(exchange)),
    action('new', t('New request'), onExplore(openTab), { words: 'tab' }, 'address'),
    action('variables', t('Variables'), onExplore(openVariables)),
    ...(hasEarlier ? [action('back', t('Back to the previous request'), onExplore(goBack), {}, 'request')] : []),
  ]
}

const onExplore = (act: () => unknown) => (): unknown => {
  showTab('explore')
  return act()
}

/** A write to Production is not sent from here: it is held back, and asks for the profile's name. */
function sendActs(): Act[] {
  const { draft } = useDraft.getState()
  const { catalogue } = useCatalogue.getState()
  const profile = profileView(useSession.getState(), useWorkspace.getState().profileId)?.profile
  const guard = profile && guardFor(profile, operationById(draft.operationId, catalogue), draft.method)
  const label = guard === undefined ? t('Send') : t('Send to Production…')
  if (draft.path === '') return []
  return [action('send', label, onExplore(sendDraft), { detail: `${draft.method} ${draft.path}`, keys: KEYS.send })]
}

function answerActs(exchange: Exchange): Act[] {
  const hasProblems = (exchange.problems ?? []).length > 0
  const copies = [
    action('curl', t('Copy as cURL'), () => copySentCurl(exchange), { detail: t('what was sent') }),
    action('ticket', t('Copy for a ticket'), () => copyTicket(exchange)),
  ]
  return [
    ...(hasProblems
      ? [action('problem', t('Next problem'), () => stepToProblem(exchange, 1), { keys: KEYS.nextProblem })]
      : []),
    ...(exchange.state === 'answered' ? copies : []),
  ]
}
