import type { List, Operation, Parameter } from './catalogue.ts'
import type { Link } from './links.ts'

/**
 * A built-in operation as an imported document has it. What the document does not say stays as it was known, and what
 * guards the user stays in any case: a document may make a read a write, but no write a read; it lifts no restriction,
 * and says nothing of a call that trades credentials, nor makes one of another.
 */
export function replaced(known: Operation, said: Operation | undefined): Operation {
  if (said === undefined || known.secretAnswer) return known
  const isSilent = (part: SilentPart) => said.silent?.includes(part) === true
  const parameters = isSilent('parameters') ? known.parameters : joinParameters(known.parameters, said.parameters)
  const hasName = (name: string) => parameters.some((one) => one.name === name)
  const { silent: _silent, ...rest } = said
  return {
    ...rest,
    ...{ id: known.id, path: known.path, service: known.service, tag: known.tag },
    ...{ bearer: known.bearer, secretAnswer: known.secretAnswer },
    summary: isSilent('summary') ? known.summary : said.summary,
    description: said.description || known.description,
    sourceRef: said.sourceRef || known.sourceRef,
    effect: known.effect === 'read' && (isSilent('effect') || said.effect === 'read') ? 'read' : 'write',
    deprecated: isSilent('deprecated') ? known.deprecated : said.deprecated,
    parameters,
    needsOneOf: said.needsOneOf.length > 0 ? said.needsOneOf : known.needsOneOf.filter(hasName),
    hasBody: isSilent('body') ? known.hasBody : said.hasBody,
    examples: said.examples.length > 0 ? said.examples : known.examples,
    statuses: said.statuses.length > 0 ? said.statuses : known.statuses,
    links: joinLinks(known.links, said.links),
    ...joinLists(known.list, said.list),
    ...joinBodyIds(known, said),
    ...definedOnly({ restricted: said.restricted ?? known.restricted, sdk: known.sdk ?? said.sdk }),
  }
}

type SilentPart = NonNullable<Operation['silent']>[number]

/** Those of the path as they are known; of the others those that are said, with what is known of them beside it. */
function joinParameters(known: readonly Parameter[], said: readonly Parameter[]): Parameter[] {
  const others = said.filter((one) => one.in !== 'path')
  return [...known.filter((one) => one.in === 'path'), ...others.map((one) => joined(one, known.find(sameAs(one))))]
}

const sameAs =
  ({ name, in: place }: Parameter) =>
  (one: Parameter): boolean =>
    one.name === name && one.in === place

/** The kind of thing that an id names (`x-id`) is in no plain OpenAPI document. */
function joined(said: Parameter, known: Parameter | undefined): Parameter {
  if (known === undefined) return said
  const id = known.schema['x-id']
  const example = said.example ?? known.example
  return {
    ...said,
    description: said.description || known.description,
    schema: id === undefined ? said.schema : { 'x-id': id, ...said.schema },
    ...(example === undefined ? {} : { example }),
  }
}

function joinLinks(known: readonly Link[] = [], said: readonly Link[] = []): Link[] {
  return [...known, ...said.filter(({ name }) => !known.some((link) => link.name === name))]
}

function joinLists(known: List | undefined, said: List | undefined): { readonly list?: List } {
  if (known === undefined && said === undefined) return {}
  const list = { ...known, ...said } as List
  return { list: { ...list, rowLinks: joinLinks(known?.rowLinks, said?.rowLinks) } }
}

function joinBodyIds(known: Operation, said: Operation): Pick<Operation, 'bodyIds'> {
  const bodyIds = [...new Set([...(known.bodyIds ?? []), ...(said.bodyIds ?? [])])]
  return bodyIds.length === 0 ? {} : { bodyIds }
}

const definedOnly = (texts: { restricted?: string | undefined; sdk?: string | undefined }): Partial<Operation> =>
  Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined))
