import { alternativeFor } from '../body/alternatives.ts'
import { type Operation, pathVariables, type Schema } from '../catalogue/catalogue.ts'
import { resolveSchema } from '../catalogue/schemas.ts'
import { pointerTo } from '../json/json-pointer.ts'
import { isFields } from '../json/untyped.ts'
import type { RequestDraft } from '../request/request.ts'
import { isIndex, spelling } from './field-name.ts'
import type { Place } from './places.ts'

/** A named spot of a request: a parameter, or a field at any depth of the body. */
export interface Spot {
  readonly place: Place
  /** Names and indexes from the top of its part of the request. */
  readonly steps: readonly string[]
  /** The steps in the spelling that all ways to write them share, joined; and the same without its indexes. */
  readonly key: string
  readonly bareKey: string
  /** Something was sent there; else it is known to belong there. */
  readonly sent: boolean
  /** It was sent, and the schema of what it stands in does not know it. */
  readonly stray: boolean
  /** What is added on the way out, and not typed. */
  readonly added: boolean
  /** The kind of thing that its schema says it names. */
  readonly kind: string | undefined
}

/** What problems are placed in. The operation and the schema of its body are undefined for what was typed by hand. */
export interface PlacingRequest {
  readonly draft: RequestDraft
  readonly operation: Operation | undefined
  readonly bodySchema: Schema | undefined
}

const MOST_SPOTS = 5_000
const DEEPEST = 20
/** How deep the fields of objects that were not sent are followed. */
const DEEPEST_UNSENT = 6

export const keyOf = (steps: readonly string[]): string => steps.map(spelling).join('/')
export const bareKeyOf = (steps: readonly string[]): string => keyOf(steps.filter((step) => !isIndex(step)))

/** All that a request has names for, sent or not. Never throws. */
export function spotsOf(request: PlacingRequest): readonly Spot[] {
  return [...parameterSpots(request), ...headerSpots(request), ...bodySpots(request)]
}

/** Undefined for no body, `'broken'` for one that is no JSON. */
export function sentBody({ body }: RequestDraft): { readonly value: unknown } | 'broken' | undefined {
  if (body.trim() === '') return undefined
  try {
    return { value: JSON.parse(body) }
  } catch {
    return 'broken'
  }
}

type Facts = Partial<Pick<Spot, 'sent' | 'stray' | 'added' | 'kind'>>

function spot(place: Place, steps: readonly string[], rest: Facts): Spot {
  const none = { sent: false, stray: false, added: false, kind: undefined }
  return { place, steps, key: keyOf(steps), bareKey: bareKeyOf(steps), ...none, ...rest }
}

function parameterSpots({ draft, operation }: PlacingRequest): Spot[] {
  const query = draft.query.filter(({ name, value, enabled }) => enabled && name !== '' && value !== '')
  const sent: (readonly ['query' | 'path', string])[] = [
    ...pathVariables(draft.path).map((name) => ['path', name] as const),
    ...query.map(({ name }) => ['query', name] as const),
  ]
  const known = (operation?.parameters ?? []).filter(({ in: part }) => part !== 'header')
  const knownAs = (part: string, name: string) =>
    known.find((one) => one.in === part && spelling(one.name) === spelling(name))
  const unsent = known.filter((one) => !sent.some(([part, name]) => part === one.in && name === one.name))
  return [
    ...sent.map(([part, name]) => {
      const schema = knownAs(part, name)?.schema
      const stray = operation !== undefined && schema === undefined
      return spot({ in: part, name }, [name], { sent: true, stray, kind: idKind(schema) })
    }),
    ...unsent.map(({ in: part, name }) => spot({ in: part, name }, [name], {})),
  ]
}

function idKind(schema: Schema | undefined): string | undefined {
  const kind = schema?.['x-id']
  return typeof kind === 'string' ? kind : undefined
}

function headerSpots({ draft, operation }: PlacingRequest): Spot[] {
  const typed = draft.headers
    .filter(({ name, enabled }) => enabled && name.trim() !== '')
    .map(({ name }) => name.trim())
  const known = (operation?.parameters ?? []).filter((one) => one.in === 'header').map(({ name }) => name)
  const added = [
    ...(operation?.bearer === false ? [] : ['Authorization']),
    ...(draft.body.trim() === '' ? [] : ['Content-Type']),
  ]
  const isNew = (name: string, at: number, all: readonly string[]) =>
    all.findIndex((other) => spelling(other) === spelling(name)) === at
  return [...typed, ...added, ...known].filter(isNew).map((name) => {
    const isAdded = !typed.includes(name) && added.includes(name)
    return spot({ in: 'header', name }, [name], { sent: typed.includes(name) || isAdded, added: isAdded })
  })
}

function bodySpots({ draft, bodySchema }: PlacingRequest): Spot[] {
  const body = sentBody(draft)
  if (body === 'broken') return []
  const spots: Spot[] = []
  walkBody(body?.value, bodySchema, [], spots)
  return spots
}

/** Adds the fields below a value, and those that its schema knows and it has not. */
function walkBody(value: unknown, schema: Schema | undefined, steps: readonly string[], spots: Spot[]): void {
  if (spots.length > MOST_SPOTS || steps.length > DEEPEST) return
  const add = (step: string, rest: Facts) =>
    spots.push(spot({ in: 'body', pointer: [...steps, step].reduce(pointerTo, '') }, [...steps, step], rest))
  if (Array.isArray(value)) {
    const items = schema && (resolveSchema(schema)['items'] as Schema | undefined)
    for (const [at, item] of value.entries()) {
      add(String(at), { sent: true })
      walkBody(item, items, [...steps, String(at)], spots)
    }
    return
  }
  const properties = propertiesOf(value, schema)
  const sent = isFields(value) ? value : {}
  for (const [name, inner] of Object.entries(sent)) {
    const known = Object.keys(properties ?? {}).find((one) => spelling(one) === spelling(name))
    add(name, { sent: true, stray: properties !== undefined && known === undefined })
    walkBody(inner, known === undefined ? undefined : properties?.[known], [...steps, name], spots)
  }
  if (value !== undefined && !isFields(value)) return
  for (const [name, inner] of Object.entries(properties ?? {})) {
    if (Object.keys(sent).some((one) => spelling(one) === spelling(name))) continue
    add(name, {})
    if (steps.length < DEEPEST_UNSENT) walkBody(undefined, inner, [...steps, name], spots)
  }
}

/** Undefined where the schema says nothing of the names, or lets any be. */
function propertiesOf(value: unknown, schema: Schema | undefined): Readonly<Record<string, Schema>> | undefined {
  if (schema === undefined) return undefined
  const meant = alternativeFor(schema, value ?? {})
  return meant['properties'] as Readonly<Record<string, Schema>> | undefined
}
