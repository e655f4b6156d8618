import { FULL_CATALOGUE } from '#lib/signet/full-catalogue.ts'
import { useCatalogue } from './catalogue-store.ts'

/** Gives this page the whole catalogue. Call once per page, and not in the popup. */
export function followCatalogue(): void {
  useCatalogue.setState({ catalogue: FULL_CATALOGUE })
}
