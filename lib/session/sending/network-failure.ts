import { isLoopback } from '#lib/signet/profile/loopback.ts'
import { t } from '#lib/text.ts'

const OFFLINE = /INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/
/** Firefox tells of some of them in a sentence. */
const TLS = /CERT|SSL|TLS|SEC_ERROR|MOZILLA_PKIX|SECURITY|certificate/

/** Beginnings of the browsers' names for failures, and what they mean to a user. The first that fits is taken. */
const MEANINGS: readonly (readonly [RegExp, (host: string) => string])[] = [
  [
    /NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST/,
    (host) =>
      t('The name {host} was not found (DNS). Check the spelling of the base URL, or your connection.', { host }),
  ],
  [OFFLINE, () => t('This computer is offline. Nothing was lost: try again when it is back.')],
  [/NETWORK_CHANGED/, () => t('The network changed on the way. Try again.')],
  [
    /CONNECTION_REFUSED/,
    (host) =>
      t('{host} refused the connection: nothing listens there. Check host and port, and that the server runs.', {
        host,
      }),
  ],
  [
    TLS,
    (host) =>
      t('The encryption (TLS) of {host} was not accepted: its certificate is wrong, expired or self-signed.', { host }),
  ],
  [/TIMED_OUT|NET_TIMEOUT/, (host) => t('{host} did not answer in time.', { host })],
  [
    /RESET|CLOSED|EMPTY_RESPONSE|INTERRUPT|ABORTED|PARTIAL|CONTENT_LENGTH|INCOMPLETE/,
    (host) => t('{host} broke off the connection before the answer was complete.', { host }),
  ],
  [
    /BLOCKED_BY_CLIENT|BLOCKED/,
    (host) => t('The browser or another extension blocked the request to {host}.', { host }),
  ],
  [/ADDRESS_UNREACHABLE|CONNECTION_FAILED|PROXY|NET_/, (host) => t('{host} could not be reached.', { host })],
]

/** Whether the browser says that there is no network at all. */
export const isOffline = (error: string | undefined): boolean => error !== undefined && OFFLINE.test(error)

/**
 * Says in a sentence why a request got no answer.
 *
 * @param error The browser's name for it (`net::ERR_…`, `NS_ERROR_…`), or undefined where it told none.
 * @param firefox There a certificate that was accepted in a tab is good for the extension too; in Chromium it is not.
 */
export function networkFailure(error: string | undefined, url: URL, { firefox }: { firefox: boolean }): string {
  if (error === undefined) return t('{host} could not be reached.', { host: url.host })
  const named = ` (${error.replace(/^net::/, '').replace(/\.$/, '')})`
  if (TLS.test(error) && isLoopback(url.hostname)) return selfSigned(url, firefox) + named
  const meaning = MEANINGS.find(([pattern]) => pattern.test(error))?.[1]
  return (meaning?.(url.host) ?? t('{host} could not be reached.', { host: url.host })) + named
}

/** On this computer it is the user's own server, with a certificate that it made for itself. */
function selfSigned({ host, origin }: URL, firefox: boolean): string {
  if (firefox)
    return t(
      'This browser does not trust the certificate of {host}, which is self-signed as a rule. Open {origin} in a tab, accept the certificate there, and try again.',
      { host, origin },
    )
  return t(
    'This browser does not trust the certificate of {host}, which is self-signed as a rule. Accepting it in a tab is not enough for an extension. Use http://{host}: on this computer nobody can listen. Or let the system trust the certificate, and try again.',
    { host },
  )
}
