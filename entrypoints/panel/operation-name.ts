import { operationById } from '#lib/signet/catalogue.ts'

/** What an operation is called in lists; its id where the catalogue does not know it any more. */
export const operationName = (id: string): string => operationById(id)?.summary ?? id
