import { type Breathe, type FindPath, readTree, type TreeReading, type TreeState } from './tree-reading.ts'

/** Of a longer body the beginning is read first: its rows can be looked at while the rest is read. */
const HEAD_BYTES = 128 * 1024

/** What there is of an answer's text. */
export interface Opened {
  /** UTF-16 code units; undefined while no more than the beginning has been read. */
  readonly characters: number | undefined
  /** Undefined for what is no JSON. */
  readonly tree: TreeState | undefined
}

/** An answer that has been read, and its tree where it is JSON. */
export interface Reading {
  readonly text: string
  readonly tree: TreeReading | undefined
}

/** One answer that is read in two steps where it is long. */
export interface Opening {
  /** Reads a body, or the beginning of a long one. */
  readonly open: (body: string | Blob) => Promise<Opened>
  /** Reads all of it, once. */
  readonly whole: () => Promise<Reading>
  /** What has been read by now. */
  readonly tree: () => TreeReading | undefined
}

export function createOpening(breathe: Breathe, findPath: FindPath): Opening {
  let body: string | Blob = ''
  let head: TreeReading | undefined
  let reading: Promise<Reading> | undefined
  let done: Reading | undefined

  async function read(): Promise<Reading> {
    const text = typeof body === 'string' ? body : await body.text()
    done = { text, tree: readTree(text, breathe, findPath) }
    return done
  }
  const whole = (): Promise<Reading> => {
    reading ??= read()
    return reading
  }

  return {
    async open(opened) {
      body = opened
      reading = undefined
      done = undefined
      head = typeof body === 'string' ? undefined : await readHead(body, HEAD_BYTES, breathe, findPath)
      return head === undefined ? openedOf(await whole()) : { characters: undefined, tree: head.state() }
    },
    whole,
    tree: () => (done === undefined ? head : done.tree),
  }
}

export const openedOf = ({ text, tree }: Reading): Opened => ({ characters: text.length, tree: tree?.state() })

/** The tree of a body's first bytes; undefined where these are all of it, and where no tree begins there. */
export async function readHead(
  body: Blob,
  bytes: number,
  breathe: Breathe,
  findPath: FindPath,
): Promise<TreeReading | undefined> {
  if (body.size <= bytes) return undefined
  const head = await body.slice(0, bytes).text()
  // What may be a part of a number is no number yet.
  return readTree(head.replace(/[-+.\deE]{1,400}$/, ''), breathe, findPath, { whole: false })
}
