import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { useCatalogue } from './catalogue-store.ts'

/**
 * Gives this page the whole catalogue, and each change that the user makes to it. Call once per page, not in the popup.
 *
 * @returns Settles when the page has the catalogue as the user left it.
 */
export async function followCatalogue(): Promise<void> {
  useCatalogue.setState({ catalogue: FULL_CATALOGUE })
  // With the database: not needed for the first paint.
  const { followOverlay } = await import('./overlay-reading.ts')
  await followOverlay()
}
