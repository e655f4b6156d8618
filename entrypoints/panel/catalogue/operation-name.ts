import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'

/** What an operation is called in lists; its id where the catalogue does not know it any more. */
export const operationName = (id: string): string => operationById(id, useCatalogue.getState().catalogue)?.summary ?? id
