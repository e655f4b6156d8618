import type { EpochMs } from '#lib/signet/token/token.ts'
import { DAY_MS, madeKeyPair } from './invented.ts'
import { type ClientRecord, type Enrollment, iso, type Reason, type SandboxData } from './records.ts'
import { seedMandates } from './seed-mandates.ts'

/**
 * The past of a fresh sandbox: thirty clients, and what they did. The same each time, but for the dates, which count
 * back from now. The first six come from the catalogue's examples, so that each of these works when it is sent.
 */
const NAMES = [
  ['000000000001', 'Ada', 'active'],
  ['000000000002', 'Bo', 'active'],
  ['000000000011', 'Cem', 'suspended'],
  ['000000000012', 'Dana', 'active'],
  ['000000000013', 'Emre', 'active'],
  ['000000000014', 'Fay', 'active'],
  ['000000000101', 'Gil', 'active'],
  ['000000000102', 'Hana', 'active'],
  ['000000000103', 'Ines', 'inactive'],
  ['000000000104', 'Jun', 'active'],
  ['000000000105', 'Kofi', 'active'],
  ['000000000106', 'Lena', 'active'],
  ['000000000107', 'Mira', 'suspended'],
  ['000000000108', 'Nils', 'active'],
  ['000000000109', 'Olu', 'active'],
  ['000000000110', 'Pia', 'deleted'],
  ['000000000111', 'Quin', 'active'],
  ['000000000112', 'Rosa', 'active'],
  ['000000000113', 'Sami', 'active'],
  ['000000000114', 'Tara', 'inactive'],
  ['000000000115', 'Uma', 'active'],
  ['000000000116', 'Vito', 'active'],
  ['000000000117', 'Wen', 'suspended'],
  ['000000000118', 'Xenia', 'active'],
  ['000000000119', 'Yara', 'active'],
  ['000000000120', 'Zeno', 'active'],
  ['000000000121', 'Aylin', 'deleted'],
  ['000000000122', 'Bruno', 'active'],
  ['000000000123', 'Chloe', 'active'],
  ['000000000124', 'Dario', 'active'],
] as const

const idOf = (end: string): string => `00000000-0000-4000-8000-${end}`
const ADA = idOf('000000000001')
const CEM = idOf('000000000011')
const MIRA = idOf('000000000107')
const WEN = idOf('000000000117')

/** Who is enrolled, beside Ada. Bo is not: enrolling him is an example of the catalogue. */
const ENROLLED = ['000000000012', '000000000101', '000000000104', '000000000108', '000000000118']
const PARTNERSHIP = idOf('000000000004')

export function seedData(now: EpochMs): SandboxData {
  const clients = seedClients(now)
  return {
    clients,
    enrollments: seedEnrollments(clients),
    ...seedFraud((daysAgo) => iso(now - daysAgo * DAY_MS)),
    mandates: seedMandates(now),
  }
}

/** Oldest first. The examples' own registered last, so that they stand on the first page of the list. */
function seedClients(now: EpochMs): ClientRecord[] {
  return NAMES.map(([end, name, status], at) => {
    const registeredAt = iso(now - (at + 1) * 9 * DAY_MS)
    const email = `${name.toLowerCase()}@example.test`
    return { clientId: idOf(end), name: `${name} Example`, email, status, registeredAt, updatedAt: registeredAt }
  }).reverse()
}

function seedEnrollments(clients: readonly ClientRecord[]): Enrollment[] {
  const others = ENROLLED.map((end, at) => ({
    clientId: idOf(end),
    // Thirty-two bytes that differ: nothing is ever signed with them.
    ...madeKeyPair(Uint8Array.from({ length: 32 }, (_, byte) => (at + 1) * 37 + byte * 11)),
  }))
  const ada = { clientId: ADA, userDid: 'did:key:zExample1', publicKey: `${'A'.repeat(43)}=` }
  return [ada, ...others].map((one, at) => {
    const enrolledAt = clients.find(({ clientId }) => clientId === one.clientId)?.registeredAt ?? ''
    return { id: `enr_${at + 1}`, ...one, partnershipId: PARTNERSHIP, enrolledAt }
  })
}

function seedFraud(ago: (days: number) => string) {
  const blacklisted = (clientId: string, days: number, ...reasons: Reason[]) => ({
    clientId,
    reasons,
    blacklistedAt: ago(days),
  })
  return {
    blacklist: [
      blacklisted(MIRA, 160, reason('ACCOUNT_ABUSE', 'MEDIUM')),
      blacklisted(WEN, 90, reason('KYC_RISK', 'HIGH', 'Document did not match the photo')),
      blacklisted(CEM, 12, reason('PAYMENT_FRAUD', 'HIGH', 'Chargeback pattern'), reason('GEO_RISK', 'LOW')),
    ],
    devices: [
      device('000000000201', MIRA, ago(161), reason('MULTI_ACCOUNT', 'MEDIUM', 'Five accounts on one device')),
      device('000000000202', WEN, ago(91), reason('DEVICE_TAMPERING', 'HIGH')),
      device('000000000013', CEM, ago(13), reason('EMULATOR_OR_VIRTUAL', 'MEDIUM')),
    ],
    addresses: [
      address('198.51.100.23', MIRA, ago(160), reason('VPN_OR_PROXY', 'LOW')),
      address('2001:db8::66', WEN, ago(90), reason('CREDENTIAL_STUFFING', 'CRITICAL', '2,000 tries in an hour')),
      address('192.0.2.66', CEM, ago(12), reason('TOR_EXIT', 'HIGH')),
    ],
    reports: [
      report(1, MIRA, ago(162), reason('AUTOMATION_BOT', 'MEDIUM', '300 sign-ups in a minute')),
      report(2, WEN, ago(92), reason('KYC_RISK', 'HIGH')),
      report(3, CEM, ago(20), reason('PAYMENT_FRAUD', 'MEDIUM')),
      report(4, CEM, ago(12), reason('PAYMENT_FRAUD', 'HIGH', 'Second card refused')),
    ],
    verifications: [
      verification(1, CEM, ago(14), '203.0.113.9', false),
      verification(2, ADA, ago(8), '192.0.2.17', true),
      verification(3, ADA, ago(5), '203.0.113.80', false),
      verification(4, ADA, ago(2), '192.0.2.17', true),
    ],
  }
}

function reason(category: string, severity: string, note?: string): Reason {
  return { category, severity, ...(note !== undefined && { note }) }
}

function device(end: string, clientId: string, flaggedAt: string, ...reasons: Reason[]) {
  return { deviceId: idOf(end), clientId, reasons, flaggedAt }
}

function address(ip: string, clientId: string, flaggedAt: string, ...reasons: Reason[]) {
  return { ip, clientId, reasons, flaggedAt }
}

function report(number: number, clientId: string, reportedAt: string, ...reasons: Reason[]) {
  return { reportId: idOf(`00000000030${number}`), clientId, reasons, reportedAt }
}

function verification(number: number, clientId: string, verifiedAt: string, ipAddress: string, verified: boolean) {
  return {
    verificationId: idOf(`00000000040${number}`),
    clientId,
    ipAddress,
    expectedCountry: 'Germany',
    expectedCity: 'Berlin',
    actualCountry: verified ? 'Germany' : null,
    actualCity: verified ? 'Berlin' : null,
    verified,
    verifiedAt,
  }
}
