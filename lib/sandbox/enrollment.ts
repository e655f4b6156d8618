import { aboutClient, type Handler } from './call.ts'
import { madeKeyPair } from './invented.ts'
import { created, mismatch } from './outcome.ts'
import { type ClientRecord, type Enrollment, iso } from './records.ts'

export const ENROLLMENT_HANDLERS = {
  /** Once more, it answers with the same DID. */
  enrollUser: aboutClient(({ state: { data }, body, now }, client) => {
    if (body['name'] !== client.name) return mismatch('name', 'name must be that of the client')
    if (!isAddressOf(client, body['email'])) return mismatch('email', 'email must be that of the client')
    const known = data.enrollments.find(({ clientId }) => clientId === client.clientId)
    const enrollment = known ?? {
      id: `enr_${data.enrollments.length + 1}`,
      clientId: client.clientId,
      ...madeKeyPair(crypto.getRandomValues(new Uint8Array(32))),
      partnershipId: String(body['partnershipId']),
      enrolledAt: iso(now),
    }
    if (known === undefined) data.enrollments.push(enrollment)
    const metadata = body['metadata'] as Record<string, unknown> | undefined
    return created('User enrolled.', answerOf(enrollment, client, metadata))
  }),
} as const satisfies Readonly<Record<string, Handler>>

function answerOf(enrollment: Enrollment, client: ClientRecord, metadata: Record<string, unknown> | undefined) {
  const { id, clientId, userDid, publicKey } = enrollment
  return {
    id,
    clientId,
    userDid,
    publicKey,
    verificationMethod: `${userDid}#key-1`,
    metadata: { ...metadata, entityType: 'user', name: client.name, email: client.email },
  }
}

export function isAddressOf(client: ClientRecord, email: unknown): boolean {
  return String(email).toLowerCase() === client.email.toLowerCase()
}
