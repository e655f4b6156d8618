import type { ReactNode } from 'react'
import { OperationDocs } from '#components/catalogue/OperationDocs.tsx'
import { GuardNote } from '#components/guard/GuardNote.tsx'
import { ObjectionBar } from '#components/request/ObjectionBar.tsx'
import { RequestLine } from '#components/request/RequestLine.tsx'
import { RequestTitle } from '#components/request/RequestTitle.tsx'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { guardFor } from '#lib/signet/request/guard.ts'
import { mayWrite, type Objection } from '#lib/signet/request/objections.ts'
import { unsetVariables } from '#lib/signet/request/variables.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { editDraft, typeUrl, useDraft } from '#lib/stores/draft-store.ts'
import { pasteAddress } from '#lib/stores/paste-store.ts'
import { dropObjection, overrule, sendDraft, useSend } from '#lib/stores/send-store.ts'
import { setFavourite, useSession } from '#lib/stores/session-store.ts'
import { openTab } from '#lib/stores/tab-store.ts'
import { NO_HISTORY, redo, undo, useUndo } from '#lib/stores/undo-store.ts'
import { openVariables } from '#lib/stores/variables-store.ts'
import { useWait } from '#lib/stores/wait-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'
import { useChosenProfile, useVariables } from '../chosen-profile.ts'
import { leadTo } from '../lead-focus.ts'
import { useExampleIds } from './example-ids.ts'
import { PasteStrip, pasteRequest } from './PasteStrip.tsx'
import { RequestParts } from './RequestParts.tsx'
import { RequestStrip } from './RequestStrip.tsx'
import { resolvedUrl, subjectOf } from './request-preview.ts'
import { VariablesHost } from './VariablesHost.tsx'

export function RequestColumn(): ReactNode {
  const { draft } = useDraft()
  const profiles = useSession((state) => state.profiles)
  const profile = useChosenProfile()?.profile
  const pending = useWait((state) => state.long)
  const { catalogue } = useCatalogue()
  const operation = operationById(draft.operationId, catalogue)
  const production = profile?.environment === 'production'
  const guard = profile && guardFor(profile, operation, draft.method)
  const variables = useVariables()
  useExampleIds(production)
  return (
    <>
      <RequestStrip />
      <RequestLine
        method={draft.method}
        path={draft.path}
        resolved={profile && resolvedUrl(draft, profile, variables)}
        production={production}
        pending={pending}
        onMethod={(method) => editDraft({ method })}
        onPath={(path) => editDraft({ path })}
        onPathDone={(text, pasted) => (pasted ? pasteAddress(text, profile) : typeUrl(text, profile, false))}
        onPasteRequest={(text) => pasteRequest(text, profile)}
        guard={guard}
        onSend={() => void sendDraft()}
        onHeld={() => void sendDraft(undefined, 'held')}
        others={profiles.filter(({ profile: { id } }) => id !== profile?.id).map((view) => view.profile)}
        onSendWith={(profileId) => void sendDraft(profileId)}
      />
      {production && (
        <GuardNote
          unguarded={guard === undefined && mayWrite(operation)}
          subject={mayWrite(operation) ? subjectOf(draft, operation, variables) : []}
        />
      )}
      <Title operation={operation} blank={draft.path === ''} />
      {operation && <Docs operation={operation} />}
      <PasteStrip />
      <Objections />
      <VariablesHost />
      <RequestParts draft={draft} operation={operation} />
    </>
  )
}

function Title(about: { readonly operation: Operation | undefined; readonly blank: boolean }): ReactNode {
  const tabs = useWorkspace((state) => state.tabs.length)
  const activeTab = useWorkspace((state) => state.activeTab)
  const { past, future } = useUndo(({ byTab }) => byTab[activeTab] ?? NO_HISTORY)
  const canGoBack = useDraft(({ earlier }) => earlier.length > 0)
  return (
    <RequestTitle
      {...about}
      onUndo={past.length > 0 || canGoBack ? undo : undefined}
      onRedo={future.length > 0 ? redo : undefined}
      onNewTab={tabs > 1 ? undefined : () => leadTo('address', openTab)}
      onVariables={() => openVariables()}
    />
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
  const [unset] = unsetVariables(
    useDraft((state) => state.draft),
    useVariables(),
  )
  if (objection === undefined || objection.kind === 'production') return null
  return (
    <ObjectionBar
      help={
        objection.kind === 'incomplete' && unset
          ? { label: t('Set it…'), onPress: () => openVariables(unset.name) }
          : undefined
      }
      onSendAnyway={objection.kind === 'incomplete' ? undefined : () => void overrule()}
      onClose={dropObjection}
    >
      {objection.kind === 'json' ? jsonText(objection) : objection.message}
    </ObjectionBar>
  )
}

const jsonText = ({ line, column, message }: Objection & { readonly kind: 'json' }): string =>
  t('The body is not JSON. Line {line}, column {column}: {message}', { line, column, message })
