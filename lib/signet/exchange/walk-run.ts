import type { RequestDraft } from '../request/request.ts'
import type { ListPage, Walk, WalkProgress } from './walk.ts'

/** What came back for one page. */
export interface PageAnswer {
  readonly status: number
  /** Undefined for an answer that holds no rows where they should be. */
  readonly page: ListPage | undefined
  /** How long the server asks to wait, for a 429. */
  readonly retryAfterMs: number | undefined
  /** The verdict on it, in one sentence. */
  readonly sentence: string
  /** The token was renewed for it. */
  readonly renewed: boolean
}

/** How a walk stands, for whoever watches it. */
export interface WalkState extends WalkProgress {
  readonly state: 'running' | 'waiting' | 'done' | 'stopped' | 'failed'
  /** How long it waits, while it does. */
  readonly waitMs: number | undefined
  /** How often the server asked to wait, and how often the token was renewed. */
  readonly waits: number
  readonly renewals: number
  /** Why it failed. */
  readonly failure: string | undefined
}

interface WalkPorts {
  /** Sends one request. Rejects with an Error that says why there is no answer. */
  readonly send: (draft: RequestDraft) => Promise<PageAnswer>
  readonly sleep: (ms: number) => Promise<void>
  readonly isStopped: () => boolean
  readonly onRows: (rows: readonly string[]) => void
  readonly onState: (state: WalkState) => void
}

/** A server that asks to wait is waited for so often in a row. */
const MOST_WAITS = 6
const USUAL_WAIT_MS = 5_000
/** A longer wait is for the user to decide on. */
const LONGEST_WAIT_MS = 120_000

/** Reads a list to its end, one page at a time. What goes wrong is in the last state; nothing is thrown. */
export async function runWalk(walk: Walk, { send, sleep, isStopped, onRows, onState }: WalkPorts): Promise<WalkState> {
  let waits = 0
  let renewals = 0
  const tell = (state: WalkState['state'], more: Partial<WalkState> = {}): WalkState => {
    const now: WalkState = {
      ...walk.progress(),
      ...{ state, waits, renewals, waitMs: undefined, failure: undefined },
      ...more,
    }
    onState(now)
    return now
  }

  tell('running')
  let inARow = 0
  for (let draft = walk.next(); draft !== undefined; draft = walk.next()) {
    if (isStopped()) return tell('stopped')
    const answer = await send(draft).catch((thrown: unknown) =>
      thrown instanceof Error ? thrown.message : String(thrown),
    )
    if (isStopped()) return tell('stopped')
    if (typeof answer === 'string') return tell('failed', { failure: answer })
    if (answer.renewed) renewals++
    if (answer.status === 429) {
      const waitMs = answer.retryAfterMs ?? USUAL_WAIT_MS
      if (++inARow > MOST_WAITS || waitMs > LONGEST_WAIT_MS) return tell('failed', { failure: answer.sentence })
      waits++
      tell('waiting', { waitMs })
      await sleep(waitMs)
      continue
    }
    inARow = 0
    if (answer.page === undefined) return tell('failed', { failure: answer.sentence })
    onRows(walk.take(answer.page))
    tell('running')
  }
  return tell('done')
}
