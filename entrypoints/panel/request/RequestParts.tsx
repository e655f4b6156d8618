import { lazy, type ReactNode, Suspense } from 'react'
import { RequestTabs } from '#components/request/RequestTabs.tsx'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { marksOf, placeKey } from '#lib/signet/problems/place-marks.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { unsetVariables } from '#lib/signet/request/variables.ts'
import { editDraft, resetBody } from '#lib/stores/draft-store.ts'
import { usePlace } from '#lib/stores/place-store.ts'
import { useSend } from '#lib/stores/send-store.ts'
import { showBodyAs, useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'
import { useComplaint } from '../answer/shown-exchange.ts'
import { useChosenProfile, useVariables } from '../chosen-profile.ts'
import { fillWithSample, generate, useBodySupport, useParameterChecks } from './body-support.ts'
import { useOfferedIds } from './offered-ids.ts'
import { automaticHeaders } from './request-preview.ts'

const SnippetTab = lazy(() => import('./SnippetTab.tsx').then((module) => ({ default: module.SnippetTab })))

interface RequestPartsProps {
  readonly draft: RequestDraft
  readonly operation: Operation | undefined
}

/** Params, headers, body and snippet, with all that is known of their places. */
export function RequestParts({ draft, operation }: RequestPartsProps): ReactNode {
  const profile = useChosenProfile()?.profile
  const incomplete = useSend((state) => state.objection?.kind === 'incomplete')
  const complaint = useComplaint()
  const unset = useUnset(draft)
  return (
    <RequestTabs
      draft={draft}
      operation={operation}
      incomplete={incomplete}
      automaticHeaders={automaticHeaders(draft, operation, profile)}
      shown={usePlace((state) => state.shown)}
      marks={new Map([...marksOf(complaint, draft), ...unset])}
      support={useBodySupport(operation)}
      checks={useParameterChecks(operation, draft)}
      generate={generate}
      knownIds={useOfferedIds()}
      view={useWorkspace((state) => state.bodyView)}
      onView={showBodyAs}
      onFill={operation && (() => void fillWithSample(operation))}
      snippet={
        <Suspense>
          <SnippetTab />
        </Suspense>
      }
      onEdit={editDraft}
      onResetBody={() => void resetBody()}
    />
  )
}

/** A line for every place that uses a variable which is not set. */
function useUnset(draft: RequestDraft): ReadonlyMap<string, string> {
  const unset = unsetVariables(draft, useVariables())
  const lines = unset.flatMap(({ name, place }): [string, string][] =>
    place === undefined ? [] : [[placeKey(place), t('The variable {{{name}}} is not set.', { name })]],
  )
  return new Map(lines)
}
