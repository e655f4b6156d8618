import browser from 'webextension-polyfill'

declare const __EXTRA_HOSTS__: readonly string[]

/** Origins that this build was allowed on top of Signet's and loopback. */
export const EXTRA_HOSTS = __EXTRA_HOSTS__

/** Plain http to Signet is an opt-in that the Firefox build does not have. */
export const PLAIN_HTTP = !import.meta.env.FIREFOX

/** Whether the user still lets the extension reach this URL: browsers let them take a host back at any time. */
export function mayReach(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url)
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })
}
