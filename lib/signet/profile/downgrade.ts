import { isLoopback } from './loopback.ts'
import { addressesOf, type Profile } from './profile.ts'

type Addresses = Pick<Profile, 'baseUrl' | 'serviceUrls'>

/**
 * The host at which a change of a profile gives up encryption that is known to work there, if there is one: whoever
 * suddenly blocks https may be the one who wants to listen. What the profile sends in plain already is not asked again.
 *
 * @param httpsHosts Hosts that have answered over https before.
 */
export function downgradedHost(
  next: Addresses,
  before: Addresses | undefined,
  httpsHosts: readonly string[],
): string | undefined {
  const accepted = before === undefined ? [] : plainHosts(before)
  return plainHosts(next).find((host) => httpsHosts.includes(host) && !accepted.includes(host))
}

function plainHosts(addresses: Addresses): string[] {
  const urls = addressesOf(addresses).flatMap((url) => (URL.canParse(url) ? [new URL(url)] : []))
  return urls
    .filter(({ protocol, hostname }) => protocol === 'http:' && !isLoopback(hostname))
    .map(({ hostname }) => hostname)
}
