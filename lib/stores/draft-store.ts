import { create } from 'zustand'
import { matchOperation, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { parsedJson } from '#lib/signet/json/parsed-json.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { draftOf, EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { withoutExampleIds } from '#lib/signet/request/example-ids.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { parseTypedUrl } from '#lib/signet/request/typed-url.ts'
import { useCatalogue } from './catalogue-store.ts'

/** How many requests can be gone back to. Each is a few kilobytes at most. */
const EARLIER_MAX = 30

/** The request being written. Choosing another endpoint puts what was typed among `earlier`, newest last. */
interface DraftState {
  readonly draft: RequestDraft
  readonly earlier: readonly RequestDraft[]
  /** Whether the ids of examples are filled in: not where a write would reach Production. */
  readonly exampleIds: boolean
  /** What examples and sample data put into drafts, newest last: sample data may take its place, and nothing else's. */
  readonly placed: readonly RequestDraft[]
}

export const useDraft = create<DraftState>(() => ({ draft: EMPTY_DRAFT, earlier: [], exampleIds: true, placed: [] }))

const catalogue = () => useCatalogue.getState().catalogue

/** Drafts as they were opened or filled in: an edit makes another object of them. */
const given = new WeakSet<RequestDraft>()

/** Takes up what the page held when it was last open. */
export function restoreDraft(
  draft: RequestDraft | undefined,
  earlier: readonly RequestDraft[] = [],
  placed: readonly RequestDraft[] = [],
): void {
  useDraft.setState({ earlier, placed })
  useDraft.setState({ draft: permitted(draft ?? EMPTY_DRAFT) })
}

/** Whether ids of examples are filled in. Where they are not, those that stand in the draft are taken out of it. */
export function fillExampleIds(exampleIds: boolean): void {
  useDraft.setState({ exampleIds })
  const { draft } = useDraft.getState()
  if (permitted(draft) !== draft) useDraft.setState({ draft: permitted(draft) })
}

/** A draft that comes back, as it may stand here: itself, or another without the ids that are not filled in. */
export function permitted(draft: RequestDraft): RequestDraft {
  const { exampleIds, placed } = useDraft.getState()
  if (exampleIds) return draft
  const put = placed.findLast(({ operationId, body }) => operationId === draft.operationId && body !== '')
  const next = withoutExampleIds(draft, operationById(draft.operationId, catalogue()), put && parsedJson(put.body))
  return JSON.stringify(next) === JSON.stringify(draft) ? draft : next
}

/**
 * Changes the draft, and those that were left before it, in a way that is none of the user's typing.
 *
 * @param exampleOf What is put into a draft that is changed so.
 */
export function changeDrafts(
  change: (draft: RequestDraft) => RequestDraft,
  exampleOf: (draft: RequestDraft) => RequestDraft | undefined,
): void {
  const { draft, earlier } = useDraft.getState()
  const next = change(draft)
  useDraft.setState({ earlier: earlier.map(change) })
  if (next === draft) return
  if (given.has(draft)) given.add(next)
  const example = exampleOf(next)
  if (example !== undefined) rememberPlaced(example)
  useDraft.setState({ draft: permitted(next) })
}

/** An endpoint's draft as this page may fill it in. */
function exampleOf(operation: Operation, sampleBody?: unknown): RequestDraft {
  const draft = draftOf(operation, sampleBody)
  return useDraft.getState().exampleIds ? draft : withoutExampleIds(draft, operation, sampleBody)
}

/** What the product itself fills in. Of what it `put` there, sample data may take the place later. */
export function placeInDraft(change: Partial<Omit<RequestDraft, 'operationId'>>, put: RequestDraft): void {
  editDraft(change)
  rememberPlaced(put)
}

function rememberPlaced(put: RequestDraft): void {
  useDraft.setState(({ placed }) => ({ placed: [...placed, put].slice(-EARLIER_MAX) }))
}

/** What was put into the present draft. One that nobody touched, of a page that was opened again, counts as a whole. */
export function placedDrafts(): readonly RequestDraft[] {
  const { draft, placed } = useDraft.getState()
  return isUntouched(draft) ? [...placed, draft] : placed
}

/** What the user typed. A method and path that the catalogue knows make it that operation's request. */
export function editDraft(change: Partial<Omit<RequestDraft, 'operationId'>>): void {
  const draft = { ...useDraft.getState().draft, ...change }
  const path = draft.path.split('?')[0] ?? ''
  useDraft.setState({ draft: { ...draft, operationId: matchOperation(draft.method, path, catalogue())?.operation.id } })
}

/**
 * An address that the user has finished typing: a base URL of the profile is taken off, a query becomes rows. What was
 * pasted becomes the catalogue's form of it, with its variables; what was typed letter by letter stays as it is.
 */
export function typeUrl(text: string, profile: Profile | undefined, pasted: boolean): void {
  const { draft } = useDraft.getState()
  const bases = profile === undefined ? [] : [profile.baseUrl, ...Object.values(profile.serviceUrls)]
  const { path, query } = parseTypedUrl(text, bases)
  if (path === draft.path && query.length === 0) return
  const names = query.map(({ name }) => name)
  const rows = [...draft.query.filter(({ name }) => !names.includes(name)), ...query]
  const match = pasted ? matchOperation(draft.method, path, catalogue()) : undefined
  editDraft({
    path: match?.operation.path ?? path,
    pathValues: { ...draft.pathValues, ...match?.values },
    query: rows,
  })
}

/** Goes over to an endpoint: as it was left, where it was on show before, else filled in from its examples. */
export function chooseOperation(operation: Operation): void {
  const { draft, earlier } = useDraft.getState()
  if (draft.operationId === operation.id) return
  const before = earlier.findLast(({ operationId }) => operationId === operation.id)
  const left = isUntouched(draft) ? [] : [draft]
  useDraft.setState({
    draft: before === undefined ? exampleOf(operation) : permitted(before),
    earlier: [...earlier.filter((one) => one !== before), ...left].slice(-EARLIER_MAX),
  })
  if (before !== undefined) return
  rememberPlaced(useDraft.getState().draft)
  void fillInBody(operation)
}

/**
 * Opens a draft as the present request: one that was sent before, the next step of an answer, what was pasted. What was
 * typed until now can be gone back to.
 */
export function openDraft(draft: RequestDraft): void {
  const { draft: present, earlier } = useDraft.getState()
  const left = isUntouched(present) ? [] : [present]
  given.add(draft)
  useDraft.setState({ draft, earlier: [...earlier, ...left].slice(-EARLIER_MAX) })
}

/** Back to what was typed before. What is typed now goes to the bottom of the pile: it can be come back to. */
export function goBack(): void {
  const { draft, earlier } = useDraft.getState()
  const before = earlier.at(-1)
  if (before === undefined) return
  const left = isUntouched(draft) ? [] : [draft]
  useDraft.setState({ draft: permitted(before), earlier: [...left, ...earlier.slice(0, -1)] })
}

/** Puts the example of the chosen operation back into the body; what stood there can be had by undoing in the editor. */
export async function resetBody(): Promise<void> {
  const operation = operationById(useDraft.getState().draft.operationId, catalogue())
  if (operation === undefined) return
  const example = exampleOf(operation)
  placeInDraft({ body: example.body }, example)
  await fillInBody(operation)
}

/** Where the catalogue has no example of a body, one is made from its schema. */
async function fillInBody(operation: Operation): Promise<void> {
  if (!operation.hasBody || operation.examples.length > 0) return
  const [{ bodySchema }, { sampleOf }] = await Promise.all([
    import('#lib/signet/catalogue/schemas.ts'),
    import('#lib/signet/body/sample.ts'),
  ])
  const schema = bodySchema(operation.id, useCatalogue.getState().imported)
  const { draft } = useDraft.getState()
  if (schema === undefined || draft.operationId !== operation.id || draft.body !== '') return
  const isGiven = isUntouched(draft)
  const example = exampleOf(operation, sampleOf(schema))
  placeInDraft({ body: example.body }, example)
  if (isGiven) given.add(useDraft.getState().draft)
}

/** Something was typed into it since it was opened. */
export const isTypedInto = (draft: RequestDraft): boolean => !given.has(draft) && !isUntouched(draft)

/** As choosing its endpoint makes it: there is nothing to keep. */
function isUntouched(draft: RequestDraft): boolean {
  const operation = operationById(draft.operationId, catalogue())
  return JSON.stringify(draft) === JSON.stringify(operation === undefined ? EMPTY_DRAFT : exampleOf(operation))
}
