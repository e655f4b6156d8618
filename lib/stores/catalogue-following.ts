import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { useCatalogue } from './catalogue-store.ts'

/** Gives this page the whole catalogue, and each change that the user makes to it. Call once per page, not in the popup. */
export function followCatalogue(): void {
  useCatalogue.setState({ catalogue: FULL_CATALOGUE })
  // With the database: not needed for the first paint.
  void import('./overlay-reading.ts').then(({ followOverlay }) => followOverlay())
}
