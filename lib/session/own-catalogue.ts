import { AppError } from '#lib/errors.ts'
import { boundedJson } from '#lib/interchange/bounded-json.ts'
import { OVERLAY_ID, type OverlayDb } from '#lib/interchange/overlay-db.ts'
import { type AddedInput, addedOperation } from '#lib/signet/catalogue/added-operation.ts'
import { readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { type LaidOver, layOver, NO_OVERLAY, type Overlay, shapeOf } from '#lib/signet/catalogue/overlay.ts'
import { fields, text } from '#lib/signet/json/untyped.ts'
import { t } from '#lib/text.ts'

export interface OwnCatalogue {
  /** The built-in catalogue with the user's own laid over it; the built-in one where that cannot be read. */
  readonly current: () => Promise<LaidOver>
  /**
   * Takes a document in the place of the one that was imported before.
   *
   * @param document Plain JSON in the form of OpenAPI 3.1. A page hands it over: nothing in it is trusted.
   * @throws AppError `input.invalid` for one that is too large, or that holds no operation.
   */
  readonly take: (document: unknown) => Promise<void>
  /** @throws AppError `input.invalid` for what cannot be called, or is known already. */
  readonly add: (input: AddedInput) => Promise<string>
  /** Back to the built-in catalogue. */
  readonly reset: () => Promise<void>
}

const MOST_ADDED = 200

/** @param redact Takes out of JSON what is a secret: examples may hold a real key, and all of it is kept in plain. */
export function createOwnCatalogue(
  db: OverlayDb,
  now: () => number,
  redact: (text: string) => Promise<string>,
): OwnCatalogue {
  const read = async (): Promise<Overlay> => (await db.overlays.get(OVERLAY_ID))?.overlay ?? NO_OVERLAY
  const change = (changed: (overlay: Overlay) => Overlay) =>
    db.transaction('rw', db.overlays, async () => db.overlays.put({ id: OVERLAY_ID, overlay: changed(await read()) }))
  let known: Promise<LaidOver> | undefined
  const forget = () => {
    known = undefined
  }

  return {
    current() {
      known ??= read()
        .then((overlay) => layOver(FULL_CATALOGUE, overlay))
        .catch(() => layOver(FULL_CATALOGUE, NO_OVERLAY))
      return known
    },
    async take(document) {
      const bounded = fields(JSON.parse(await redact(JSON.stringify(boundedJson(document)))))
      const imported = readCatalogue(bounded, 'imported')
      if (imported.catalogue.operations.length === 0)
        throw invalid(t('This document describes no call: there is nothing to take over.'))
      const title = text(fields(bounded['info'])['title']) ?? t('Untitled')
      await change((overlay) => ({ ...overlay, imported: { ...imported, title, importedAt: now() } }))
      forget()
    },
    async add(input) {
      const operation = addedOperation(input)
      const { operations } = layOver(FULL_CATALOGUE, await read()).catalogue
      if (operations.some((one) => shapeOf(one) === shapeOf(operation))) {
        throw invalid(t('This method and path are in the catalogue already: search for the path.'))
      }
      await change((overlay) => ({ ...overlay, added: [...overlay.added, operation].slice(-MOST_ADDED) }))
      forget()
      return operation.id
    },
    async reset() {
      await db.overlays.delete(OVERLAY_ID)
      forget()
    },
  }
}

const invalid = (message: string): AppError => new AppError('input.invalid', message)
