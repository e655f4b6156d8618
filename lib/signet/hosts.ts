/**
 * Which hosts the extension can reach at all. The manifest (host permissions and the content security policy) and the
 * check of a typed base URL read the same lists, so that the browser enforces exactly what the form says.
 */

/** The build's browser, as the build tool names it. */
type Browser = string

/** Firefox upgrades plain http away from loopback, and there is no opt-in for it in that build. */
const allowsPlainHttp = (browser: Browser): boolean => browser !== 'firefox'

const SIGNET = ['https://*.getsignet.xyz']
const SIGNET_PLAIN = ['http://api.getsignet.xyz']
const LOOPBACK = ['http://localhost', 'https://localhost', 'http://127.0.0.1', 'https://127.0.0.1']

/** Match patterns for `host_permissions`. A pattern without a port means every port. */
export function hostPermissions(browser: Browser, extra: readonly string[]): string[] {
  const plain = allowsPlainHttp(browser) ? SIGNET_PLAIN : []
  return [...SIGNET, ...plain, ...LOOPBACK, ...extra].map((origin) => `${origin}/*`)
}

/** Sources for `connect-src`. There a host without a port means its default port, hence the `:*` for loopback. */
function connectSources(browser: Browser, extra: readonly string[]): string[] {
  const plain = allowsPlainHttp(browser) ? SIGNET_PLAIN : []
  return [...SIGNET, ...plain, ...LOOPBACK.map((origin) => `${origin}:*`), ...extra]
}

/**
 * The policy of every extension page and of the background. Pages are cut off from the network a second time by the
 * `<meta>` policy in their own HTML (`connect-src 'none'`); this one is what the background works under.
 *
 * `frame-ancestors devtools:` because any other value silently stops the DevTools panel.
 */
export function contentSecurityPolicy(browser: Browser, extra: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connectSources(browser, extra).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    'frame-ancestors devtools:',
    'sandbox allow-scripts allow-same-origin allow-forms allow-downloads',
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(allowsPlainHttp(browser) ? [] : ['upgrade-insecure-requests']),
  ].join('; ')
}
