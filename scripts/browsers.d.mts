/** No browser is where one was looked for. The message says what to do. */
export class BrowserMissing extends Error {}
export const FIREFOX_FLOOR: number
export function lookForChromium(): string | undefined
export function lookForFirefox(): string | undefined
/** @throws When there is none. */
export function findChromium(): string
/** @throws When there is none. */
export function findFirefox(): string
export function firefoxVersion(path: string): number
