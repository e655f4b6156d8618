import browser from 'webextension-polyfill'

/** What browsers want for a copy that no press in a page stands behind. */
const WRITE = { permissions: ['clipboardWrite'] } as { permissions: never[] }

export const mayCopyUnseen = (): Promise<boolean> => browser.permissions.contains(WRITE)

/** Asks the user, in the browser's own dialog. Call it at once in the handler of a press. */
export const requestUnseenCopy = (): Promise<boolean> => browser.permissions.request(WRITE)

export const giveUpUnseenCopy = (): Promise<boolean> => browser.permissions.remove(WRITE)
