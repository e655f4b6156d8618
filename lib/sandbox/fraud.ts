import { aboutClient, type Handler, type SandboxCall } from './call.ts'
import { placeOf, reasonsOfText, textOfReasons } from './invented.ts'
import { created, done, notThere, type Outcome, refused } from './outcome.ts'
import { itemPage } from './pages.ts'
import { type Iso, iso, type Reason, type SandboxData, type Verification } from './records.ts'

/** Blacklist, reports and locations. Flags of devices and addresses, which are twins, stand in `flags.ts`. */
export const FRAUD_HANDLERS = {
  blacklistClient: aboutClient(({ state: { data }, body, now }, { clientId }) => {
    const reasons = (body['reasons'] as Reason[] | undefined) ?? reasonsOfText(String(body['reason']))
    const entry = { clientId, reasons, blacklistedAt: iso(now) }
    data.blacklist = [...data.blacklist.filter((other) => other.clientId !== clientId), entry]
    return created('Client blacklisted.', entry)
  }),
  removeFromBlacklist: aboutClient(({ state: { data } }, { clientId }) => removeListed(data, clientId, 'clientId')),
  removeUserFromBlacklist: aboutClient(({ state: { data } }, { clientId }) => removeListed(data, clientId, 'id')),
  listBlacklistedClients: (call) =>
    itemPage(call, 'Blacklisted clients retrieved successfully.', call.state.data.blacklist),
  listBlacklistedUsers: (call) => {
    const users = call.state.data.blacklist.map(({ clientId, reasons, blacklistedAt }) => ({
      userId: clientId,
      reason: textOfReasons(reasons),
      blacklistedAt,
    }))
    return itemPage(call, 'Blacklisted users retrieved successfully.', users)
  },
  checkBlacklist: aboutClient(({ state: { data } }, { clientId }) => {
    const entry = data.blacklist.find((other) => other.clientId === clientId)
    return done('Blacklist checked.', { clientId, isBlacklisted: entry !== undefined, ...entry })
  }),
  checkBlacklistedUser: aboutClient(({ state: { data } }, { clientId }) => {
    const entry = data.blacklist.find((other) => other.clientId === clientId)
    if (entry === undefined) return done(undefined, { isBlacklisted: false })
    const { reasons, blacklistedAt } = entry
    return done(undefined, { isBlacklisted: true, reason: textOfReasons(reasons), blacklistedAt })
  }),
  checkClientStatus: () =>
    refused(403, 'Forbidden', [{ name: 'authorization', code: 'forbidden', reason: 'A service key is required' }]),
  verifyGeo: aboutClient(({ state: { data }, body, now }, { clientId }) => {
    const verification = verify(clientId, body as unknown as GeoQuestion, iso(now))
    data.verifications.push(verification)
    return done('Location verified.', verification)
  }),
  listFailedVerifications: (call) => listVerifications(call, false),
  listSuccessfulVerifications: (call) => listVerifications(call, true),
  reportClient: aboutClient(({ state: { data }, body, now }, { clientId }) => {
    const reasons = body['reasons'] as Reason[]
    const report = { reportId: crypto.randomUUID(), clientId, reasons, reportedAt: iso(now) }
    data.reports.push(report)
    return created('Client reported.', { ...report, isFlagged: true })
  }),
  removeReports: aboutClient(({ state: { data } }, { clientId }) => {
    const kept = data.reports.filter((report) => report.clientId !== clientId)
    const removed = data.reports.length - kept.length
    if (removed === 0) return notThere('clientId', 'No report of this client')
    data.reports = kept
    return done('Reports removed.', { clientId, removed })
  }),
  listReports: (call) => itemPage(call, 'Reports retrieved successfully.', call.state.data.reports),
  checkReports: aboutClient(({ state: { data } }, { clientId }) => {
    const reports = data.reports.filter((report) => report.clientId === clientId)
    return done('Reports checked.', { clientId, isFlagged: reports.length > 0, count: reports.length, reports })
  }),
} as const satisfies Readonly<Record<string, Handler>>

function removeListed(data: SandboxData, clientId: string, field: string): Outcome {
  if (!data.blacklist.some((entry) => entry.clientId === clientId)) return notThere(field, 'Client is not blacklisted')
  data.blacklist = data.blacklist.filter((entry) => entry.clientId !== clientId)
  return done('Client removed from the blacklist.', { clientId })
}

interface GeoQuestion {
  readonly ipAddress: string
  readonly expectedCountry: string
  readonly expectedCity: string
}

function verify(clientId: string, question: GeoQuestion, verifiedAt: Iso): Verification {
  const { ipAddress, expectedCountry, expectedCity } = question
  const place = placeOf(ipAddress)
  return {
    verificationId: crypto.randomUUID(),
    clientId,
    ipAddress,
    expectedCountry,
    expectedCity,
    actualCountry: place?.country ?? null,
    actualCity: place?.city ?? null,
    verified: isSameName(place?.country, expectedCountry) && isSameName(place?.city, expectedCity),
    verifiedAt,
  }
}

function isSameName(known: string | undefined, typed: string): boolean {
  return known?.toLowerCase() === typed.trim().toLowerCase()
}

function listVerifications(call: SandboxCall, verified: boolean): Outcome {
  const { clientId } = call.path
  const rows = call.state.data.verifications.filter((row) => row.clientId === clientId && row.verified === verified)
  return itemPage(call, 'Verifications retrieved successfully.', rows)
}
