import browser from 'webextension-polyfill'

declare const __EXTRA_HOSTS__: readonly string[]

/** Origins that this build was allowed on top of Signet's and loopback. */
export const EXTRA_HOSTS = __EXTRA_HOSTS__

/** Plain http to Signet is an opt-in that the Firefox build does not have. */
export const PLAIN_HTTP = !import.meta.env.FIREFOX

/** Permissions know no port: the pattern of a URL means all ports of its host. */
function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url)
  return `${protocol}//${hostname}/*`
}

/** Whether the user still lets the extension reach this URL: browsers let them take a host back at any time. */
export function mayReach(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(url)] })
}

/**
 * Asks the user, in the browser's own dialog, to let the extension reach these URLs. Call it at once in the handler of a
 * press: browsers ask for nobody else. True when all of them may be reached from now on.
 */
export function requestAccess(urls: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...new Set(urls.map(patternOf))] })
}

/** Told when the user gives or takes back a host or another permission. Wakes the background: call it while that starts. */
export function onAccessChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(listener)
  browser.permissions.onRemoved.addListener(listener)
}
