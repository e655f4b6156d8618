import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type ReadCatalogue, readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'

/** A document of a service that is not Signet, as the code that reads every document reads it. */
export const madeUp = (): ReadCatalogue =>
  readCatalogue(parse(readFileSync('tests/fakes/made-up-openapi.yaml', 'utf8')))
