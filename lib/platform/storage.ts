import browser from 'webextension-polyfill'

/** A part of extension storage. `disk` outlives the browser; `memory` (10 MB) is gone with it and never on disk. */
export interface Area {
  /** The values of those keys that are there. */
  readonly read: (keys: string[]) => Promise<Readonly<Record<string, unknown>>>
  /** Writes all or, where there is no room, nothing. */
  readonly write: (values: Record<string, unknown>) => Promise<void>
  readonly remove: (keys: string[]) => Promise<void>
}

export const disk: Area = area(() => browser.storage.local)
export const memory: Area = area(() => browser.storage.session)

function area(get: () => typeof browser.storage.local): Area {
  return {
    read: (keys) => get().get(keys),
    write: (values) => get().set(values),
    remove: (keys) => get().remove(keys),
  }
}
