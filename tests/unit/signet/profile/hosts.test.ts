import { expect, it } from 'vitest'
import { canOptIntoHttp, canReach, contentSecurityPolicy, hostPermissions } from '#lib/signet/profile/hosts.ts'

const EXTRA = ['https://signet.example.com']

const sourcesOf = (browser: string) =>
  /connect-src ([^;]*)/.exec(contentSecurityPolicy(browser, EXTRA))?.[1]?.split(' ') ?? []

it.each(['chrome', 'firefox'])('asks in %s for the hosts that the policy lets through', (browser) => {
  const sources = sourcesOf(browser).map((source) => source.replace(/:\*$/, ''))
  expect(hostPermissions(browser, EXTRA)).toEqual(sources.map((source) => `${source}/*`))
})

it.each(['chrome', 'firefox'])('can reach in %s what the policy names, and nothing beside it', (browser) => {
  const build = { plainHttp: browser !== 'firefox', extraHosts: EXTRA }
  const tried = ['getsignet.xyz', 'api.getsignet.xyz', 'localhost', '127.0.0.1', 'signet.example.com', 'evil.example']
    .flatMap((host) => [host, `${host}:4010`])
    .flatMap((host) => [`http://${host}/x`, `https://${host}/x`])
  expect(tried.filter((url) => canReach(new URL(url), build))).toEqual(
    tried.filter((url) => sourcesOf(browser).some((source) => sourceMatches(source, new URL(url)))),
  )
})

/** How a browser matches a source without a path: a host without a port means the scheme's own. */
function sourceMatches(source: string, url: URL): boolean {
  const [, scheme, wild, host, port] = /^(\w+:)\/\/(\*\.)?([^:]+)(:\*)?$/.exec(source) ?? []
  if (scheme !== url.protocol || (port === undefined && url.port !== '')) return false
  return wild === undefined ? url.hostname === host : url.hostname.endsWith(`.${host}`)
}

it('offers plain http where the build may use it, and never on loopback', () => {
  const chrome = { plainHttp: true, extraHosts: ['http://old.example.com'] }
  const tried = [
    'https://api.getsignet.xyz',
    'https://eu.getsignet.xyz',
    'https://old.example.com',
    'http://localhost:1',
  ]
  expect(tried.filter((url) => canOptIntoHttp(new URL(url), chrome))).toEqual([tried[0], tried[2]])
  expect(canOptIntoHttp(new URL('https://api.getsignet.xyz'), { ...chrome, plainHttp: false })).toBe(false)
})
