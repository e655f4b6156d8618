import { type JsonProblem, jsonProblem } from '#lib/signet/json/json-text.ts'
import { t } from '#lib/text.ts'
import type { JsonIndex } from './json-index.ts'
import { indexJson } from './json-index.ts'
import { isContainer, pathOf, pointerOf, sourceOf, textOf } from './json-node.ts'
import { layOut } from './lay-out.ts'
import { type ListPlace, type ListRow, type ListRows, rowAround, rowsIn } from './list-rows.ts'
import { isPath, nodesWithText } from './text-filter.ts'
import { lastAtOrBelow } from './text-lines.ts'
import { depthOf, type Folds, foldBelow, toggleFold } from './tree-fold.ts'
import { foldsFor, type Match, matchOf, shownNodes } from './tree-match.ts'
import { createRowBuilder, type TreeRow } from './tree-rows.ts'

/** What there is to show of a tree at this moment, without its rows. */
export interface TreeState {
  /** Rows that show. */
  readonly rows: number
  /** Values in all, lists and objects included. */
  readonly values: number
  /** How deep it goes, and down to which level it was opened last; the whole is level 1. */
  readonly levels: number
  readonly openLevels: number
  readonly filter: string
  /** How many values the filter means; undefined without one. */
  readonly matches: number | undefined
  /** What is wrong with the filter, a JSONPath: then the tree is as without it. */
  readonly problem: string | undefined
  /** Where the text stops being JSON: the tree is what came before. */
  readonly fault: JsonProblem | undefined
  /** False while the beginning alone has been read: there will be more. */
  readonly whole: boolean
}

export type CopiedPart = 'value' | 'pointer' | 'path'

export interface TreeReading {
  readonly state: () => TreeState
  readonly rows: (from: number, to: number) => TreeRow[]
  readonly toggle: (node: number) => TreeState
  readonly openLevels: (levels: number) => TreeState
  readonly filter: (filter: string) => Promise<TreeState>
  /** The row of what a row's value stands in; of the first row itself. */
  readonly rowAbove: (row: number) => number
  readonly copy: (node: number, part: CopiedPart) => string
  /** @throws Error with a sentence on what is wrong with the path. */
  readonly nodesAt: (path: string) => Promise<number[]>
  readonly listRow: (node: number, place: ListPlace) => ListRow | undefined
  readonly listRows: (place: ListPlace) => ListRows | undefined
  readonly laidOut: () => string
}

/**
 * A promise when it is time to let others work, undefined when there is time left. The clock and the event loop are not
 * this room's.
 */
export type Breathe = () => Promise<void> | undefined

/** Finds the nodes that a JSONPath means. What does it is large: it stands in the Worker, and not in the page as well. */
export type FindPath = (index: JsonIndex, path: string) => Iterable<number> | Promise<Iterable<number>>

/**
 * Reads a text as a tree. Undefined where it is no JSON at all; JSON that breaks off is read as far as it goes. Of a text
 * that is not whole nobody asks where it breaks off.
 */
export function readTree(
  text: string,
  breathe: Breathe,
  findPath: FindPath,
  { whole } = { whole: true },
): TreeReading | undefined {
  const index = indexJson(text)
  if (index.fault !== undefined && (index.count === 0 || !isContainer(index, 0))) return undefined
  const fault = index.fault === undefined || !whole ? undefined : jsonProblem(text)
  const buildRow = createRowBuilder(index, whole)
  const { levels, roomy } = depthOf(index)
  let openLevels = roomy
  let plainFolds = foldBelow(index, openLevels)
  let filter = ''
  let problem: string | undefined
  let found: { readonly match: Match; readonly folds: Folds } | undefined
  let shown = shownNodes(index, plainFolds, undefined)

  const folds = (): Folds => found?.folds ?? plainFolds
  const show = (): TreeState => {
    shown = shownNodes(index, folds(), found?.match)
    return state()
  }
  function state(): TreeState {
    const matches = found?.match.count
    return { rows: shown.length, values: index.count, levels, openLevels, filter, matches, problem, fault, whole }
  }

  return {
    state,
    rows: (from, to) =>
      Array.from(shown.subarray(from, to), (node) => buildRow(node, folds()[node] === 0, found?.match)),
    toggle(node) {
      toggleFold(folds(), node)
      return show()
    },
    openLevels(wanted) {
      openLevels = Math.min(levels, wanted)
      if (found === undefined) plainFolds = foldBelow(index, wanted)
      else found = { ...found, folds: foldBelow(index, wanted) }
      return show()
    },
    async filter(wanted) {
      filter = wanted
      const find = async () =>
        matching(index, await nodesFor(index, wanted, findPath), breathe, () => filter === wanted)
      const answer = wanted.trim() === '' ? undefined : await find().catch(sentenceOf)
      // Another filter was asked for meanwhile: its result follows.
      if (filter !== wanted || answer === 'overtaken') return state()
      problem = answer !== undefined && 'problem' in answer ? answer.problem : undefined
      found = answer !== undefined && 'count' in answer ? { match: answer, folds: foldsFor(index, answer) } : undefined
      return show()
    },
    rowAbove(row) {
      const above = index.parent[shown[row] as number] as number
      return above < 0 ? 0 : lastAtOrBelow(shown, shown.length, above)
    },
    copy: (node, part) => copied(index, node, part),
    nodesAt: async (path) => [...(await findPath(index, path))],
    listRow: (node, place) => rowAround(index, node, place),
    listRows: (place) => rowsIn(index, place),
    laidOut: () => layOut(index),
  }
}

function copied(index: JsonIndex, node: number, part: CopiedPart): string {
  if (part === 'pointer') return pointerOf(index, node)
  if (part === 'path') return pathOf(index, node)
  return isContainer(index, node) ? layOut(indexJson(sourceOf(index, node))) : textOf(index, node)
}

/** The matches, found in slices; another filter may be asked for meanwhile. */
async function matching(
  index: JsonIndex,
  wanted: Iterable<number>,
  breathe: Breathe,
  isWanted: () => boolean,
): Promise<Match | 'overtaken'> {
  const nodes: number[] = []
  for (const node of wanted) {
    nodes.push(node)
    const pause = nodes.length % 1024 === 0 ? breathe() : undefined
    if (pause === undefined) continue
    await pause
    if (!isWanted()) return 'overtaken'
  }
  return matchOf(index, nodes)
}

/** What is wrong with a JSONPath. */
function sentenceOf(thrown: unknown): { readonly problem: string } {
  if (thrown instanceof Error) return { problem: thrown.message }
  throw thrown
}

/** @throws Error with a sentence on what is wrong with a JSONPath. */
async function nodesFor(index: JsonIndex, filter: string, findPath: FindPath): Promise<Iterable<number>> {
  if (!isPath(filter)) return nodesWithText(index, filter)
  if (index.fault !== undefined) throw new SyntaxError(t('A JSONPath needs whole JSON, and this breaks off.'))
  return findPath(index, filter)
}
