import type { Catalogue } from '#lib/signet/catalogue/catalogue.ts'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { adaptedDraft } from '#lib/signet/request/adapted-draft.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { useCatalogue } from './catalogue-store.ts'
import { changeDrafts } from './draft-store.ts'
import { changeHistories } from './undo-store.ts'
import { useWorkspace } from './workspace-store.ts'

/** Gives every open request at once what a change of the catalogue brought it. Call once per page. */
export function followOperations(): () => void {
  return useCatalogue.subscribe(({ catalogue }, { catalogue: before }) => {
    if (catalogue === before) return
    const adapt = (draft: RequestDraft) => adaptedDraft(draft, before, catalogue)
    changeHistories(adapt, () => changeDrafts(adapt, (draft) => exampleOf(draft, catalogue)))
    useWorkspace.setState(({ tabs }) => ({ tabs: tabs.map((tab) => ({ ...tab, draft: adapt(tab.draft) })) }))
  })
}

/** What the catalogue puts into a draft, as it is now: sample data may take its place. */
function exampleOf({ operationId }: RequestDraft, catalogue: Catalogue): RequestDraft | undefined {
  const operation = operationById(operationId, catalogue)
  return operation && draftOf(operation)
}
