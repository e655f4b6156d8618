import { aboutClient, type Handler, type SandboxCall } from './call.ts'
import { created, done, invalid, type Outcome } from './outcome.ts'
import { pageOf } from './pages.ts'
import { type ClientRecord, iso, type SandboxData } from './records.ts'

export const PARTNER_HANDLERS = {
  registerClient: ({ state: { data }, body, now }) => {
    const { name, email } = body as { name: string; email: string }
    const holder = holderOf(data, email)
    if (holder !== undefined) return addressTaken(holder.email)
    const at = iso(now)
    const clientId = crypto.randomUUID()
    const client = { clientId, name, email, status: 'active', registeredAt: at, updatedAt: at }
    data.clients.push(client)
    return created('Client registered.', { ...client })
  },
  listClients: (call) => {
    const { rows, pagination } = pageOf(call, call.state.data.clients)
    const hasMore = pagination.offset + rows.length < pagination.total
    return done('Clients retrieved.', { clients: rows, pagination: { ...pagination, hasMore } })
  },
  getClient: aboutClient((_, client) => done(undefined, { ...client })),
  updateClient: aboutClient(updateClient),
  /** Only marks: the record stays, keeps its address, and can be set back. */
  removeClient: aboutClient(({ now }, client) => {
    client.status = 'deleted'
    client.updatedAt = iso(now)
    return done('Client removed.', { clientId: client.clientId })
  }),
  listUsers: ({ state: { data } }) => {
    const active = data.clients.filter(({ status }) => status === 'active').toReversed()
    const users = active.map((client) => userOf(data, client))
    return done(undefined, { userType: 'user', users, count: users.length })
  },
} as const satisfies Readonly<Record<string, Handler>>

function updateClient({ state: { data }, body, now }: SandboxCall, client: ClientRecord): Outcome {
  const { name, email, status } = body as { name?: string; email?: string; status?: string }
  const holder = email === undefined ? undefined : holderOf(data, email)
  if (holder !== undefined && holder !== client) {
    return invalid({ name: 'email', code: 'duplicate', reason: 'email is in use by another client' })
  }
  client.name = name ?? client.name
  client.email = email ?? client.email
  client.status = status ?? client.status
  client.updatedAt = iso(now)
  const { clientId } = client
  return done('Client updated.', { clientId, name: client.name, email: client.email, status: client.status })
}

/** A deleted client keeps its address. */
function holderOf({ clients }: SandboxData, email: string): ClientRecord | undefined {
  return clients.find((client) => client.email.toLowerCase() === email.toLowerCase())
}

function addressTaken(email: string): Outcome {
  const conflict = { code: 'CLIENT_EXISTS', email }
  return { ok: false, status: 409, message: 'Client exists', complaints: [], conflict }
}

/** A client in the words of the older pages. The DID is there once the client is enrolled. */
function userOf(data: SandboxData, { clientId, name, email, registeredAt, updatedAt }: ClientRecord) {
  const enrollment = data.enrollments.find((one) => one.clientId === clientId)
  return {
    userId: clientId,
    name,
    email,
    entityType: 'user',
    ...(enrollment && { did: enrollment.userDid, publicKey: enrollment.publicKey }),
    metadata: {},
    enrolledAt: registeredAt,
    updatedAt,
  }
}
