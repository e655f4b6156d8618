import { allOf } from '../text/listed.ts'
import { isLoopback } from './loopback.ts'

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
    // The Worker that reads long answers; the lockdown makes the policy.
    'trusted-types signet-worker',
    ...(allowsPlainHttp(browser) ? [] : ['upgrade-insecure-requests']),
  ].join('; ')
}

/** What a build can reach beyond Signet's https hosts and loopback. */
export interface BuildReach {
  /** Whether an opt-in to plain http exists at all; false in the Firefox build. */
  readonly plainHttp: boolean
  /** Company gateways, each an origin: `https://signet.example.com`, or `https://*.example.com`. */
  readonly extraHosts: readonly string[]
}

/** Whether permissions and policy let this address through. Away from loopback, only on the scheme's own port. */
export function canReach(url: URL, build: BuildReach): boolean {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return false
  if (isLoopback(url.hostname)) return true
  if (build.extraHosts.some((extra) => matchesOrigin(url, extra))) return true
  if (url.port !== '') return false
  if (url.protocol === 'http:') return build.plainHttp && SIGNET_PLAIN.includes(url.origin)
  return url.hostname.endsWith('.getsignet.xyz')
}

/** Whether a user may choose plain http for this host: where the build has permission for it, and not on loopback. */
export function canOptIntoHttp(url: URL, build: BuildReach): boolean {
  const plain = new URL(url)
  plain.protocol = 'http:'
  return build.plainHttp && !isLoopback(url.hostname) && canReach(plain, build)
}

/** The hosts of this build, for a sentence. */
export function reachableHosts(build: BuildReach): string {
  const names = ['*.getsignet.xyz', 'localhost', '127.0.0.1', ...build.extraHosts.map(withoutScheme)]
  return allOf(names)
}

const withoutScheme = (origin: string): string => origin.replace(/^https?:\/\//, '')

function matchesOrigin(url: URL, extra: string): boolean {
  const [, scheme, host = ''] = /^(https?:\/\/)?(.+?)\/*$/.exec(extra.trim()) ?? []
  if (`${url.protocol}//` !== (scheme ?? 'https://')) return false
  return host.startsWith('*.') ? url.host.endsWith(host.slice(1)) : url.host === host
}
