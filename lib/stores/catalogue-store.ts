import { create } from 'zustand'
import { type Catalogue, INDEX, type Schemas } from '#lib/signet/catalogue/catalogue.ts'

/** What is known of the service's calls: the built-in catalogue, with what the user imported or added laid over it. */
interface CatalogueState {
  /** Without links, chain and events until `followCatalogue` was called: the popup has no room for them. */
  readonly catalogue: Catalogue
  /** The schemas of what was imported, for `bodySchema`; undefined while nothing was. */
  readonly imported: Schemas | undefined
}

export const useCatalogue = create<CatalogueState>(() => ({ catalogue: INDEX, imported: undefined }))
