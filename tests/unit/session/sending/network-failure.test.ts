import { expect, it } from 'vitest'
import { isOffline, networkFailure } from '#lib/session/sending/network-failure.ts'

const SIGNET = new URL('https://api.getsignet.xyz/dpop/v1/api/generate-token')
const LOCAL = new URL('https://localhost:8443/dpop/v1/api/generate-token')
const CHROMIUM = { firefox: false }
const FIREFOX = { firefox: true }

it.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'was not found (DNS)'],
  ['NS_ERROR_UNKNOWN_HOST', 'was not found (DNS)'],
  ['net::ERR_CONNECTION_REFUSED', 'refused the connection'],
  ['NS_ERROR_CONNECTION_REFUSED', 'refused the connection'],
  ['net::ERR_CERT_AUTHORITY_INVALID', '(TLS)'],
  ['net::ERR_SSL_PROTOCOL_ERROR', '(TLS)'],
  ['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', '(TLS)'],
  ['SEC_ERROR_UNKNOWN_ISSUER', '(TLS)'],
  ['The certificate is not trusted because it is self-signed.', '(TLS)'],
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['NS_ERROR_OFFLINE', 'offline'],
  ['net::ERR_NETWORK_CHANGED', 'network changed'],
  ['net::ERR_TIMED_OUT', 'did not answer in time'],
  ['net::ERR_CONNECTION_RESET', 'broke off'],
  ['NS_ERROR_NET_RESET', 'broke off'],
  ['net::ERR_EMPTY_RESPONSE', 'broke off'],
  ['net::ERR_BLOCKED_BY_CLIENT', 'blocked'],
])('says of %s that the host %s', (error, expected) => {
  expect(networkFailure(error, SIGNET, CHROMIUM)).toContain(expected)
})

it('says no more than it knows', () => {
  expect(networkFailure(undefined, LOCAL, CHROMIUM)).toBe('localhost:8443 could not be reached.')
  expect(networkFailure('net::ERR_SOMETHING_NEW', LOCAL, CHROMIUM)).toBe(
    'localhost:8443 could not be reached. (ERR_SOMETHING_NEW)',
  )
})

it('helps with a self-signed certificate on this computer as far as the browser lets it', () => {
  const chromium = networkFailure('net::ERR_CERT_AUTHORITY_INVALID', LOCAL, CHROMIUM)
  expect(chromium).toContain('Accepting it in a tab is not enough for an extension. Use http://localhost:8443')
  expect(networkFailure('SEC_ERROR_UNKNOWN_ISSUER', LOCAL, FIREFOX)).toContain(
    'Open https://localhost:8443 in a tab, accept the certificate there, and try again.',
  )
  expect(networkFailure('net::ERR_CERT_AUTHORITY_INVALID', SIGNET, CHROMIUM)).not.toContain('http://')
})

it.each([
  ['net::ERR_INTERNET_DISCONNECTED', true],
  ['NS_ERROR_OFFLINE', true],
  ['net::ERR_NAME_NOT_RESOLVED', false],
  [undefined, false],
])('takes %s for being offline: %s', (error, expected) => {
  expect(isOffline(error)).toBe(expected)
})
