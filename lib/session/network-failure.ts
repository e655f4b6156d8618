/** Beginnings of the browsers' names for failures, and what they mean to a user. The first that fits is taken. */
const MEANINGS: readonly (readonly [RegExp, (host: string) => string])[] = [
  [
    /NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST/,
    (host) => `The name ${host} was not found (DNS). Check the spelling of the base URL, or your connection.`,
  ],
  [
    /INTERNET_DISCONNECTED|NETWORK_CHANGED|NS_ERROR_OFFLINE/,
    () => 'This computer is offline. Nothing was lost: try again when it is back.',
  ],
  [
    /CONNECTION_REFUSED/,
    (host) => `${host} refused the connection: nothing listens there. Check host and port, and that the server runs.`,
  ],
  [
    /CERT|SSL|TLS|SEC_ERROR|MOZILLA_PKIX|SECURITY/,
    (host) => `The encryption (TLS) of ${host} was not accepted: its certificate is wrong, expired or self-signed.`,
  ],
  [/TIMED_OUT|NET_TIMEOUT/, (host) => `${host} did not answer in time.`],
  [
    /RESET|CLOSED|EMPTY_RESPONSE|INTERRUPT|ABORTED|PARTIAL|CONTENT_LENGTH|INCOMPLETE/,
    (host) => `${host} broke off the connection before the answer was complete.`,
  ],
  [/BLOCKED_BY_CLIENT|BLOCKED/, (host) => `The browser or another extension blocked the request to ${host}.`],
  [/ADDRESS_UNREACHABLE|CONNECTION_FAILED|PROXY|NET_/, (host) => `${host} could not be reached.`],
]

/**
 * Says in a sentence why a request got no answer.
 *
 * @param error The browser's name for it (`net::ERR_…`, `NS_ERROR_…`), or undefined where it told none.
 */
export function networkFailure(error: string | undefined, host: string): string {
  const meaning = MEANINGS.find(([pattern]) => error !== undefined && pattern.test(error))?.[1]
  const sentence = meaning?.(host) ?? `${host} could not be reached.`
  return error === undefined ? sentence : `${sentence} (${error.replace(/^net::/, '')})`
}
