import { t } from '#lib/text.ts'
import { alternativeFor, alternativesOf } from '../body/alternatives.ts'
import { type FieldName, parseFieldName, spelling, withoutPart } from './field-name.ts'
import { complaintsOf, namesInText } from './names-in-text.ts'
import { type IdKinds, nearestName } from './nearest-name.ts'
import type { Problem } from './problems.ts'
import { bareKeyOf, keyOf, type PlacingRequest, type Spot, sentBody, spotsOf } from './spots.ts'

/**
 * Ties each problem to the spot in the request that caused it. A spot is certain or it is none: a name that stands in
 * several spots, a twin of a name (userId where clientId was sent) and a text that names two fields are not placed, and
 * tell the nearest name that was sent instead. What is missing has its spot where it belongs, unless something that
 * nobody knows stands there: then it may have been meant.
 *
 * Where the body has alternatives, problems of the one that was not meant are marked with its title. A text that holds
 * several complaints becomes several problems. Never throws.
 */
export function placeProblems(
  problems: readonly Problem[],
  request: PlacingRequest,
  kinds: IdKinds,
): readonly Problem[] {
  const spots = spotsOf(request)
  const placed = problems.flatMap((problem) => placeOne(problem, request, spots, kinds))
  return markOtherForm(placed, request)
}

/** Names that stand for the answer as a whole, and say nothing of a field. */
const GENERAL = new Set(
  'message error errors validation request general base detail root global nonfielderrors body _'.split(' '),
)

function placeOne(problem: Problem, request: PlacingRequest, spots: readonly Spot[], kinds: IdKinds): Problem[] {
  const locate = (name: FieldName) => locateIn(spots, name)
  const name = problem.name === undefined ? undefined : { ...parseFieldName(problem.name), within: problem.within }
  const spot = name && locate(name)
  if (spot !== undefined) return [{ ...problem, place: spot.place }]
  if (name === undefined || GENERAL.has(spelling(name.steps[0] ?? '_'))) {
    const told = placeText(problem, spots, locate, kinds)
    if (told !== undefined) return told
    const isBody = name?.steps.length === 1 && spelling(name.steps[0] ?? '') === 'body'
    const hasBody = request.operation?.hasBody === true || request.draft.body.trim() !== ''
    return [isBody && hasBody ? { ...problem, place: { in: 'body', pointer: '' } } : problem]
  }
  return [withNearest(problem, nearestName(withoutPart(name) ?? name, spots, kinds))]
}

/** Undefined where the text names nothing at all. */
function placeText(
  problem: Problem,
  spots: readonly Spot[],
  locate: (name: FieldName) => Spot | undefined,
  kinds: IdKinds,
): Problem[] | undefined {
  const complaints = complaintsOf(problem.reason).map((reason) => ({ ...problem, reason }))
  const told = complaints.map((one) => ({ one, named: namesInText(one.reason, spots, locate) }))
  if (told.every(({ named }) => named.spots.length === 0 && named.others.length === 0)) return undefined
  return told.map(({ one, named }) => {
    const [other] = named.others
    if (named.spots.length > 0) return { ...one, ...placeOf(named.spots) }
    return other === undefined ? one : withNearest(one, nearestName(other, spots, kinds))
  })
}

function placeOf(spots: readonly Spot[]): Pick<Problem, 'place'> {
  const [only] = spots
  return only !== undefined && spots.length === 1 ? { place: only.place } : {}
}

const withNearest = (problem: Problem, nearest: string | undefined): Problem =>
  nearest === undefined ? problem : { ...problem, nearest }

/** The one spot that a name means, or undefined where there is none or where it could be several. */
function locateIn(spots: readonly Spot[], name: FieldName): Spot | undefined {
  const own = name.within === undefined ? spots : spots.filter(({ place }) => place.in === name.within)
  const inside = withoutPart(name)
  return locateSteps(own, name.steps) ?? (inside && locateIn(own, inside))
}

function locateSteps(spots: readonly Spot[], steps: readonly string[]): Spot | undefined {
  if (steps.length === 0) return undefined
  const exact = spots.filter(({ key }) => key === keyOf(steps))
  const sent = exact.filter((spot) => spot.sent)
  if (sent.length > 0) return onlyOne(sent)
  const missing = onlyOne(exact)
  if (exact.length > 0) return missing === undefined || isMaybeRenamed(missing, spots) ? undefined : missing
  // What is called id alone may be anything's.
  if (keyOf(steps) !== bareKeyOf(steps) || keyOf(steps) === 'id') return undefined
  // Without its indexes or what it stands in: certain where one spot alone has that name.
  const bare = `/${bareKeyOf(steps)}`
  return onlyOne(spots.filter((spot) => spot.sent && keyEnds(spot, steps) && `/${spot.bareKey}`.endsWith(bare)))
}

/** The last step is the name, and not an index below it. */
const keyEnds = ({ steps }: Spot, named: readonly string[]): boolean =>
  spelling(steps.at(-1) ?? '') === spelling(named.at(-1) ?? '')

function onlyOne(spots: readonly Spot[]): Spot | undefined {
  const places = new Set(spots.map(({ place }) => JSON.stringify(place)))
  return places.size === 1 ? spots[0] : undefined
}

/** Beside the empty spot stands a name that the schema does not know. */
function isMaybeRenamed({ place, steps }: Spot, spots: readonly Spot[]): boolean {
  const parent = keyOf(steps.slice(0, -1))
  return spots.some((spot) => spot.stray && spot.place.in === place.in && keyOf(spot.steps.slice(0, -1)) === parent)
}

const UNWANTED = /should not exist|not allowed|unexpected|unknown|unrecogni[sz]ed|additional/i

/**
 * Marks what only another alternative of the body complains about. It takes a problem in the one that was meant: the
 * server may want the other one, and then its problems are all that there is.
 */
function markOtherForm(problems: readonly Problem[], { draft, bodySchema }: PlacingRequest): readonly Problem[] {
  const body = sentBody(draft)
  if (bodySchema === undefined || body === undefined || body === 'broken') return problems
  const meant = alternativeFor(bodySchema, body.value)
  const others = alternativesOf(bodySchema).filter((one) => one !== meant)
  const isAboutMeant = ({ place, code, reason }: Problem) =>
    place?.in === 'body' && place.pointer !== '' && !UNWANTED.test(`${code} ${reason}`)
  if (others.length === 0 || !problems.some(isAboutMeant)) return problems
  return problems.map((problem) => {
    const first = problem.place === undefined ? parseFieldName(problem.name ?? '').steps[0] : undefined
    const other = first === undefined ? undefined : others.find((one) => hasProperty(one, first))
    if (other === undefined || hasProperty(meant, first ?? '')) return problem
    const { nearest: _, ...rest } = problem
    return { ...rest, otherForm: String(other['title'] ?? t('another form')) }
  })
}

function hasProperty(schema: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.keys(schema['properties'] ?? {}).some((one) => spelling(one) === spelling(name))
}
