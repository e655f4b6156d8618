/** The four services of Signet, in the order of the options form, each with the path prefix of all its operations. */
export const SERVICES = [
  { id: 'token', label: 'Token', prefix: '/dpop/v1/api' },
  { id: 'fraud', label: 'Fraud', prefix: '/fraud/v1' },
  { id: 'partner', label: 'Partner', prefix: '/partner/v1' },
  { id: 'credentials', label: 'Credentials', prefix: '/credentials/v1' },
] as const

export type ServiceId = (typeof SERVICES)[number]['id']

/** The service that a path belongs to, or undefined for a path that none of them owns. */
export function serviceOfPath(path: string): ServiceId | undefined {
  return SERVICES.find(
    ({ prefix }) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`),
  )?.id
}
