import { lazy, type ReactNode, Suspense } from 'react'
import { OperationDocs } from '#components/catalogue/OperationDocs.tsx'
import { GuardNote } from '#components/guard/GuardNote.tsx'
import { ObjectionBar } from '#components/request/ObjectionBar.tsx'
import { RequestLine } from '#components/request/RequestLine.tsx'
import { RequestTabs } from '#components/request/RequestTabs.tsx'
import { RequestTitle } from '#components/request/RequestTitle.tsx'
import { type Operation, operationById } from '#lib/signet/catalogue.ts'
import { guardFor } from '#lib/signet/guard.ts'
import { mayWrite } from '#lib/signet/objections.ts'
import { marksOf } from '#lib/signet/place-marks.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { editDraft, goBack, resetBody, typeUrl, useDraft } from '#lib/stores/draft-store.ts'
import { usePlace } from '#lib/stores/place-store.ts'
import { dropObjection, overrule, sendDraft, useSend } from '#lib/stores/send-store.ts'
import { setFavourite, useSession } from '#lib/stores/session-store.ts'
import { showBodyAs, useWorkspace } from '#lib/stores/workspace-store.ts'
import { fillWithSample, generate, useBodySupport, useParameterChecks } from './body-support.ts'
import { useChosenProfile } from './chosen-profile.ts'
import { useOfferedIds } from './offered-ids.ts'
import { PasteStrip, pasteRequest } from './PasteStrip.tsx'
import { automaticHeaders, resolvedUrl } from './request-preview.ts'
import { useShownExchange } from './shown-exchange.ts'

const SnippetTab = lazy(() => import('./SnippetTab.tsx').then((module) => ({ default: module.SnippetTab })))

export function RequestColumn(): ReactNode {
  const { draft, earlier } = useDraft()
  const profiles = useSession((state) => state.profiles)
  const profile = useChosenProfile()?.profile
  const incomplete = useSend((state) => state.objection?.kind === 'incomplete')
  const { exchange, pending } = useShownExchange()
  const view = useWorkspace((state) => state.bodyView)
  const shown = usePlace((state) => state.shown)
  const { catalogue } = useCatalogue()
  const operation = operationById(draft.operationId, catalogue)
  const production = profile?.environment === 'production'
  const guard = profile && guardFor(profile, operation, draft.method)
  const support = useBodySupport(operation)
  const checks = useParameterChecks(operation, draft)
  return (
    <>
      <RequestLine
        method={draft.method}
        path={draft.path}
        resolved={profile && resolvedUrl(draft, profile)}
        production={production}
        pending={pending}
        onMethod={(method) => editDraft({ method })}
        onPath={(path) => editDraft({ path })}
        onPathDone={(text, pasted) => typeUrl(text, profile, pasted)}
        onPasteRequest={(text) => pasteRequest(text, profile)}
        guard={guard}
        onSend={() => void sendDraft()}
        onHeld={() => void sendDraft(undefined, 'held')}
        others={profiles.filter(({ profile: { id } }) => id !== profile?.id).map((view) => view.profile)}
        onSendWith={(profileId) => void sendDraft(profileId)}
      />
      {production && <GuardNote unguarded={guard === undefined && mayWrite(draft)} />}
      <RequestTitle operation={operation} blank={draft.path === ''} onBack={earlier.length > 0 ? goBack : undefined} />
      {operation && <Docs operation={operation} />}
      <PasteStrip />
      <Objections />
      <RequestTabs
        draft={draft}
        operation={operation}
        incomplete={incomplete}
        automaticHeaders={automaticHeaders(draft, operation, profile)}
        shown={shown}
        marks={marksOf(exchange, draft)}
        support={support}
        checks={checks}
        generate={generate}
        knownIds={useOfferedIds()}
        view={view}
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
    </>
  )
}

/** What the catalogue says of the operation; folded again for another one. */
function Docs({ operation }: { readonly operation: Operation }): ReactNode {
  const favourite = useSession((state) => state.settings.favourites.includes(operation.id))
  return (
    <OperationDocs
      key={operation.id}
      operation={operation}
      favourite={favourite}
      onFavourite={(on) => setFavourite(operation.id, on)}
    />
  )
}

/** The objections that are answered beside the request. The one about Production is a dialog. */
function Objections(): ReactNode {
  const objection = useSend((state) => state.objection)
  if (objection === undefined || objection.kind === 'production') return null
  return (
    <ObjectionBar
      onSendAnyway={objection.kind === 'incomplete' ? undefined : () => void overrule()}
      onClose={dropObjection}
    >
      {objection.kind === 'json'
        ? `The body is not JSON. Line ${objection.line}, column ${objection.column}: ${objection.message}`
        : objection.message}
    </ObjectionBar>
  )
}
