import { noAnswer, type Verdict } from '#lib/signet/envelope/verdict.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { Environment } from '#lib/signet/profile/profile.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { t } from '#lib/text.ts'

/** The call that takes another one back, filled in. */
export interface Undo {
  readonly label: string
  readonly draft: RequestDraft
}

/**
 * One send, as history keeps it on this computer: what a list shows and a search looks through. Redacted, as the exchange
 * is that it is made of. What was typed and the answer stand in tables of their own, read when they are asked for.
 */
export interface HistoryEntry {
  readonly id: string
  readonly profileId: string
  readonly environment: Environment
  readonly operationId: string | undefined
  readonly method: string
  /** Path and query of the final URL. */
  readonly path: string
  readonly startedAt: EpochMs
  readonly durationMs: number | undefined
  readonly status: number | undefined
  readonly verdict: Verdict['kind']
  readonly sentence: string
  /** The codes that a failed answer named, each once. */
  readonly codes: readonly string[]
  /** All that a search looks through, in lower case. */
  readonly words: string
  readonly pinned: boolean
  /** What takes it back, where it made something that can be taken back. */
  readonly undo?: Undo
  /** When the call that takes it back succeeded. */
  readonly undoneAt?: EpochMs
  /** Which act of clearing took it off the list; until it is purged that act can be undone. */
  readonly removedBy?: string
  readonly removedAt?: EpochMs
}

/** A search looks through the beginning of a body: enough for the ids and names that are searched for. */
const LONGEST_WORDS = 2_000

/** What history keeps of a send that is over; undefined for one under way. */
export function entryOf(exchange: Exchange): HistoryEntry | undefined {
  if (exchange.state === 'pending') return undefined
  const { id, profileId, environment, operationId, request, startedAt, durationMs, answer, problems = [] } = exchange
  const { kind, sentence } = exchange.verdict ?? noAnswer(exchange.failure ?? STATE_WORDS[exchange.state])
  const path = pathOf(request.url)
  const codes = [...new Set(problems.flatMap(({ code }) => code ?? []))]
  const names = problems.flatMap(({ name }) => name ?? [])
  const words = [request.method, path, sentence, ...codes, ...names, request.body ?? ''].join(' ')
  return {
    ...{ id, profileId, environment, operationId, method: request.method, path, startedAt, durationMs },
    ...{ status: answer?.status, verdict: kind, sentence, codes, pinned: false },
    words: words.slice(0, LONGEST_WORDS).toLowerCase(),
  }
}

const STATE_WORDS = {
  answered: t('Answered.'),
  failed: t('No answer came.'),
  cancelled: t('Cancelled.'),
  interrupted: t('Interrupted.'),
} as const satisfies Record<Exclude<Exchange['state'], 'pending'>, string>

function pathOf(url: string): string {
  if (!URL.canParse(url)) return url
  const { pathname, search } = new URL(url)
  return pathname + search
}
