import { Lexer, parseDocument } from 'yaml'
import { AppError } from '#lib/errors.ts'
import { parsedJson } from '#lib/signet/json/parsed-json.ts'
import { type Fields, isFields } from '#lib/signet/json/untyped.ts'
import { t } from '#lib/text.ts'
import { boundedJson, LARGEST_FILE } from './bounded-json.ts'
import { upgradeDocument } from './openapi-upgrade.ts'

/** More than this no file of 50,000 values has: counted before anything is built of it. */
const MOST_TOKENS = 600_000

/**
 * Reads the text of an OpenAPI 3.0 or 3.1 document, JSON or YAML, into plain JSON in the form of 3.1. Run it in a Worker
 * that can be ended: a long file takes its time.
 *
 * @throws AppError `input.invalid`, with what to do.
 */
export function parseOpenApi(text: string): Fields {
  if (text.length > LARGEST_FILE) throw invalid(t('This file is larger than 10 MB. Take out what you do not need.'))
  const document = boundedJson(parseText(text))
  if (!isFields(document)) throw invalid(t('This is not an OpenAPI document: there is no object in it.'))
  const version = String(document['openapi'] ?? '')
  if (document['swagger'] !== undefined) {
    throw invalid(t('This is a Swagger 2.0 document: convert it to OpenAPI 3 first, for example with swagger2openapi.'))
  }
  if (!/^3\.[01](?:\.|$)/.test(version)) {
    throw invalid(t('This is not an OpenAPI 3.0 or 3.1 document: it does not say so in its field openapi.'))
  }
  return version.startsWith('3.0') ? upgradeDocument(document) : document
}

function parseText(text: string): unknown {
  const trimmed = text.replace(/^\uFEFF/, '')
  // What begins like JSON may be YAML in its flow style.
  return (/^\s*[[{]/.test(trimmed) ? parsedJson(trimmed) : undefined) ?? parseYaml(trimmed)
}

function parseYaml(text: string): unknown {
  let tokens = 0
  try {
    for (const _ of new Lexer().lex(text))
      if (++tokens > MOST_TOKENS) throw invalid(t('This file holds too many values.'))
    const document = parseDocument(text, { schema: 'core', uniqueKeys: false, logLevel: 'silent', prettyErrors: true })
    const [error] = document.errors
    if (error !== undefined) throw invalid(neither(error.linePos?.[0]?.line))
    return document.toJS({ maxAliasCount: 100 })
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    throw invalid(t('This file unfolds into more than can be read.'))
  }
}

const neither = (line: number | undefined): string =>
  line === undefined
    ? t('This file is neither JSON nor YAML.')
    : t('This file is neither JSON nor YAML. Look at line {line}.', { line })

const invalid = (message: string): AppError => new AppError('input.invalid', message)

/** References to other files and addresses: none is ever followed. */
export function foreignReferences(document: unknown): readonly string[] {
  const found = new Set<string>()
  function look(node: unknown): void {
    if (Array.isArray(node)) for (const one of node) look(one)
    if (!isFields(node)) return
    const reference = node['$ref']
    if (typeof reference === 'string' && !reference.startsWith('#')) found.add(reference)
    for (const one of Object.values(node)) look(one)
  }
  look(document)
  return [...found]
}
