import { expect, it } from 'vitest'
import { networkFailure } from '#lib/session/network-failure.ts'

it.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'was not found (DNS)'],
  ['NS_ERROR_UNKNOWN_HOST', 'was not found (DNS)'],
  ['net::ERR_CONNECTION_REFUSED', 'refused the connection'],
  ['NS_ERROR_CONNECTION_REFUSED', 'refused the connection'],
  ['net::ERR_CERT_AUTHORITY_INVALID', '(TLS)'],
  ['net::ERR_SSL_PROTOCOL_ERROR', '(TLS)'],
  ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', '(TLS)'],
  ['SEC_ERROR_UNKNOWN_ISSUER', '(TLS)'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['NS_ERROR_OFFLINE', 'offline'],
  ['net::ERR_TIMED_OUT', 'did not answer in time'],
  ['net::ERR_CONNECTION_RESET', 'broke off'],
  ['NS_ERROR_NET_RESET', 'broke off'],
  ['net::ERR_EMPTY_RESPONSE', 'broke off'],
  ['net::ERR_BLOCKED_BY_CLIENT', 'blocked'],
])('says of %s that the host %s', (error, expected) => {
  expect(networkFailure(error, 'api.getsignet.xyz')).toContain(expected)
})

it('says no more than it knows', () => {
  expect(networkFailure(undefined, 'localhost:1')).toBe('localhost:1 could not be reached.')
  expect(networkFailure('net::ERR_SOMETHING_NEW', 'localhost:1')).toBe(
    'localhost:1 could not be reached. (ERR_SOMETHING_NEW)',
  )
})
