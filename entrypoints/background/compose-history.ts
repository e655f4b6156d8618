import { createHistory, type HistoryPorts } from '#lib/history/history.ts'
import { openHistoryDb } from '#lib/history/history-db.ts'
import { undoOf } from '#lib/history/undo.ts'
import type { OwnCatalogue } from '#lib/session/own-catalogue.ts'
import type { Exchanges } from '#lib/session/sending/exchanges.ts'
import type { SettingsStore } from '#lib/session/settings.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { Settings } from '#lib/signet/profile/settings.ts'

interface HistoryParts extends Pick<HistoryPorts, 'now' | 'hasProfile'> {
  readonly settings: SettingsStore
  readonly catalogue: Pick<OwnCatalogue, 'current'>
  readonly exchanges: Pick<Exchanges, 'all' | 'body'>
}

/** The history, and what keeps it in step with this session's sends. */
export function composeHistory({ now, hasProfile, settings, catalogue, exchanges }: HistoryParts) {
  const retention = async () => retentionOf(await settings.read())
  const undo = async (exchange: Exchange, body: string | undefined) =>
    undoOf((await catalogue.current()).catalogue, exchange, body)
  const ports = { now, hasProfile, retention, bodyOf: exchanges.body, undoOf: undo }
  const history = createHistory({ db: openHistoryDb(), ...ports })
  return {
    history,
    /** What a background that died had not recorded yet. A history that cannot be written keeps nobody from sending. */
    catchUp: async () =>
      history
        .record(await exchanges.all())
        .then(history.tidy)
        .catch(() => undefined),
  }
}

const retentionOf = ({ historyDays, historyMost, keepAnswers }: Settings) => ({
  days: historyDays,
  most: historyMost,
  keepAnswers,
})
