import { create } from 'zustand'
import type { Catalogue, Schemas } from '#lib/signet/catalogue.ts'
import { FULL_CATALOGUE } from '#lib/signet/full-catalogue.ts'

/** What is known of the service's calls: the built-in catalogue, with what the user imported or added laid over it. */
interface CatalogueState {
  readonly catalogue: Catalogue
  /** The schemas of what was imported, for `bodySchema`; undefined while nothing was. */
  readonly imported: Schemas | undefined
}

export const useCatalogue = create<CatalogueState>(() => ({ catalogue: FULL_CATALOGUE, imported: undefined }))
