/** This computer, in the two spellings that the policy can name. Any port, http and https. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1'
}
