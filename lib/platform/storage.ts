import browser from 'webextension-polyfill'

/** A part of extension storage. `disk` outlives the browser; `memory` (10 MB) is gone with it and never on disk. */
export interface Area {
  readonly read: (key: string) => Promise<unknown>
  readonly write: (key: string, value: unknown) => Promise<void>
  readonly remove: (keys: string | string[]) => Promise<void>
}

export const disk: Area = area(() => browser.storage.local)
export const memory: Area = area(() => browser.storage.session)

function area(get: () => typeof browser.storage.local): Area {
  return {
    read: async (key) => (await get().get(key))[key],
    write: (key, value) => get().set({ [key]: value }),
    remove: (keys) => get().remove(keys),
  }
}
