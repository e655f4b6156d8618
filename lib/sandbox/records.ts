import type { EpochMs } from '#lib/signet/token/token.ts'

/** A moment as Signet writes it: ISO 8601 in UTC. */
export type Iso = string

export const iso = (at: EpochMs): Iso => new Date(at).toISOString()

export interface ClientRecord {
  readonly clientId: string
  name: string
  email: string
  status: string
  readonly registeredAt: Iso
  updatedAt: Iso
}

export interface Enrollment {
  readonly id: string
  readonly clientId: string
  readonly userDid: string
  readonly publicKey: string
  readonly partnershipId: string
  readonly enrolledAt: Iso
}

export interface Reason {
  readonly category: string
  readonly severity: string
  readonly note?: string
}

interface BlacklistEntry {
  readonly clientId: string
  readonly reasons: readonly Reason[]
  readonly blacklistedAt: Iso
}

export interface DeviceFlag {
  readonly deviceId: string
  readonly clientId: string
  readonly reasons: readonly Reason[]
  readonly flaggedAt: Iso
}

export interface AddressFlag {
  readonly ip: string
  readonly clientId: string
  readonly reasons: readonly Reason[]
  readonly flaggedAt: Iso
}

interface FraudReport {
  readonly reportId: string
  readonly clientId: string
  readonly reasons: readonly Reason[]
  readonly reportedAt: Iso
}

export interface Verification {
  readonly verificationId: string
  readonly clientId: string
  readonly ipAddress: string
  readonly expectedCountry: string
  readonly expectedCity: string
  readonly actualCountry: string | null
  readonly actualCity: string | null
  readonly verified: boolean
  readonly verifiedAt: Iso
}

export interface Mandate {
  readonly id: string
  readonly kind: 'INTENT' | 'CART' | 'PAYMENT' | 'SIGNED_PAYMENT'
  status: 'active' | 'pending' | 'authorized'
  readonly clientId: string
  readonly partnershipId: string
  readonly merchantName: string | null
  readonly payerEmail: string | null
  /** The intent's id, also on the intent itself. */
  readonly transactionId: string
  readonly createdAt: Iso
  readonly expiresAt: Iso
  /** What the kind of mandate has beside: amount, items, DIDs, signature. */
  readonly contents: Readonly<Record<string, unknown>>
}

/** What the organisation behind the key has. Every list is in the order of time, oldest first. */
export interface SandboxData {
  readonly clients: ClientRecord[]
  readonly enrollments: Enrollment[]
  blacklist: BlacklistEntry[]
  devices: DeviceFlag[]
  addresses: AddressFlag[]
  reports: FraudReport[]
  readonly verifications: Verification[]
  readonly mandates: Mandate[]
}
