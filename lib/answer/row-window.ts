/** Rows of a long list by blocks of `BLOCK`: those that were asked for last. A row that is not here yet is undefined. */
export type RowBlocks<Row> = ReadonlyMap<number, readonly Row[]>

const BLOCK = 200
/** More blocks than any page shows at once. */
const MOST_BLOCKS = 12

export const rowOf = <Row>(blocks: RowBlocks<Row>, at: number): Row | undefined =>
  blocks.get(Math.floor(at / BLOCK))?.[at % BLOCK]

/** Fetches the rows that a page shows, and keeps a few around them. */
export interface RowWindow {
  /** The rows from `from` to before `to` are on show. */
  readonly want: (from: number, to: number) => void
  /** The rows are others now: fetches those on show, and hands them over all at once, so that nothing flickers. */
  readonly renew: (from?: number) => Promise<void>
}

/**
 * @param fetch Rows from `from` to before `to`, or as far as there are any.
 * @param show Is handed the rows that are here, each time there are others.
 */
export function createRowWindow<Row>(
  fetch: (from: number, to: number) => Promise<readonly Row[]>,
  show: (blocks: RowBlocks<Row>) => void,
): RowWindow {
  let blocks = new Map<number, readonly Row[]>()
  let wanted = [0]
  let asked = new Set<number>()
  let age = 0

  const fetchBlock = async (block: number): Promise<readonly [number, readonly Row[]]> => [
    block,
    await fetch(block * BLOCK, (block + 1) * BLOCK),
  ]

  async function fetchMissing(): Promise<void> {
    const missing = wanted.filter((block) => !blocks.has(block) && !asked.has(block))
    if (missing.length === 0) return
    const before = age
    for (const block of missing) asked.add(block)
    const fetched = await Promise.all(missing.map(fetchBlock))
    // The rows have become others meanwhile.
    if (before !== age) return
    for (const block of missing) asked.delete(block)
    const kept = [...blocks].filter(([block]) => wanted.includes(block) || blocks.size < MOST_BLOCKS)
    blocks = new Map([...kept, ...fetched])
    show(blocks)
  }

  return {
    want(from, to) {
      const [first, last] = [Math.floor(from / BLOCK), Math.floor(Math.max(from, to - 1) / BLOCK)]
      wanted = Array.from({ length: last - first + 1 }, (_, at) => first + at)
      void fetchMissing()
    },
    async renew(from) {
      const mine = ++age
      asked = new Set()
      if (from !== undefined) wanted = [Math.floor(from / BLOCK)]
      const fetched = await Promise.all(wanted.map(fetchBlock))
      if (mine !== age) return
      blocks = new Map(fetched)
      show(blocks)
    },
  }
}
