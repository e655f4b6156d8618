import { lazy, type ReactNode, Suspense, useState } from 'react'
import { createPortal } from 'react-dom'
import { useShallow } from 'zustand/react/shallow'
import { CatalogueMenu } from '#components/catalogue/CatalogueMenu.tsx'
import { EndpointSearch } from '#components/request/EndpointSearch.tsx'
import { EndpointSelect } from '#components/request/EndpointSelect.tsx'
import { type Catalogue, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { chooseOperation, useDraft } from '#lib/stores/draft-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { useOverlay } from '#lib/stores/overlay-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { forgetTaken, useTaken } from '#lib/stores/taken-store.ts'
import { loadVocabulary, useVocabulary } from '#lib/stores/vocabulary-store.ts'
import { leadTo } from '../lead-focus.ts'
import type { Asked } from './CatalogueDialogs.tsx'

const CatalogueDialogs = lazy(async () => ({ default: (await import('./CatalogueDialogs.tsx')).CatalogueDialogs }))

/** More than this is found sooner by searching. */
const RECENT_MAX = 5

/** The catalogue as a tree with a search. */
export function EndpointsColumn(): ReactNode {
  const { catalogue } = useCatalogue()
  const { vocabulary } = useVocabulary()
  const favourites = useFavourites(catalogue)
  const recent = useRecent(catalogue)
  const chosen = useDraft((state) => state.draft.operationId)
  const { ask, menu, dialog } = useDialogs()
  const first = useTaken(({ taken }) => taken?.first)
  const fresh = catalogue.operations.find(({ method, path }) => method === first?.method && path === first.path)
  return (
    <>
      <EndpointSearch
        catalogue={catalogue}
        vocabulary={vocabulary}
        favourites={favourites}
        recent={recent}
        chosen={chosen}
        fresh={fresh?.id}
        onIntent={() => void loadVocabulary()}
        onChoose={choose}
        onAddPath={(unpublished) => ask({ kind: 'path', unpublished })}
        onWebhook={(webhook) => ask({ kind: 'webhook', webhook })}
        menu={menu}
      />
      {dialog}
    </>
  )
}

/** Whoever goes on is led to the request. */
function choose(operation: Operation, goesOn: boolean): void {
  forgetTaken()
  if (goesOn) leadTo('request', () => chooseOperation(operation))
  else chooseOperation(operation)
}

/** The catalogue in one line, where there is no room for a tree. */
export function EndpointsLine(): ReactNode {
  const { catalogue } = useCatalogue()
  const favourites = useFavourites(catalogue)
  const chosen = useDraft((state) => state.draft.operationId)
  const { ask, menu, dialog } = useDialogs()
  return (
    <>
      <EndpointSelect
        catalogue={catalogue}
        favourites={favourites}
        chosen={chosen}
        onChoose={(operation) => choose(operation, false)}
        onAddPath={(unpublished) => ask({ kind: 'path', unpublished })}
        onWebhook={(webhook) => ask({ kind: 'webhook', webhook })}
      />
      {menu}
      {dialog}
    </>
  )
}

interface Dialogs {
  readonly ask: (asked: Asked) => void
  readonly menu: ReactNode
  readonly dialog: ReactNode
}

/**
 * The menu of the catalogue, and what it opens. That lies beside the page: when the panel is made narrow the tree goes,
 * and a dialog in it would be as unseen, with the page still waiting for its answer.
 */
function useDialogs(): Dialogs {
  const changed = useOverlay(({ overlay }) => overlay.imported !== undefined || overlay.added.length > 0)
  const [asked, ask] = useState<Asked>()
  return {
    ask,
    menu: <CatalogueMenu changed={changed} onChoose={(kind) => ask({ kind })} />,
    dialog:
      asked &&
      createPortal(
        <Suspense>
          <CatalogueDialogs asked={asked} onClose={() => ask(undefined)} />
        </Suspense>,
        document.body,
      ),
  }
}

function useFavourites(catalogue: Catalogue): readonly Operation[] {
  const ids = useSession((state) => state.settings.favourites)
  return ids.flatMap((id) => operationById(id, catalogue) ?? [])
}

/** What this session sent last, newest first; favourites stand above them anyway. */
function useRecent(catalogue: Catalogue): readonly Operation[] {
  const favourites = useSession((state) => state.settings.favourites)
  // Most sends repeat one of these: then nothing is drawn anew.
  return useExchanges(
    useShallow(({ exchanges }) => {
      const ids = new Set(exchanges.flatMap(({ operationId }) => operationId ?? []))
      const others = [...ids].filter((id) => !favourites.includes(id))
      return others.flatMap((id) => operationById(id, catalogue) ?? []).slice(0, RECENT_MAX)
    }),
  )
}
