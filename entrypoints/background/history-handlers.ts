import type { Handlers } from '#lib/messaging/contract.ts'
import type { Background } from './compose.ts'

type Names = 'history.pin' | 'history.remove' | 'history.clear' | 'history.restore'

/** Changes to the history. Pages read it themselves. */
export function historyHandlers({ history }: Background): Pick<Handlers, Names> {
  return {
    'history.pin': (id, pinned) => history.pin(id, pinned),
    'history.remove': (ids, act) => history.remove(ids, act),
    'history.clear': (profileId, act) => history.clear(profileId, act),
    'history.restore': (act) => history.restore(act),
  }
}
