import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The sizes of answers that are measured, in bytes. */
export const SIZES = [2_000, 4_600_000, 27_000_000] as const

/** The sizes of answers that are looked at in every way. */
export const SHOWN_SIZES = [1_000_000, 27_000_000] as const

/** A call of the catalogue that only reads, with an answer of a given size. */
export const pathOf = (bytes: number): string => `/partner/v1/all-clients?bytes=${bytes}`

export interface BenchServer {
  readonly url: string
  readonly close: () => void
}

/** A Signet that answers at once with envelopes of given sizes, and a blank page of its own origin to fetch them plainly. */
export async function startBenchServer(): Promise<BenchServer> {
  const bodies = new Map([...SIZES, ...SHOWN_SIZES].map((bytes) => [pathOf(bytes), envelopeOf(bytes)]))
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const isPage = path === '/page'
    response.setHeader('content-type', isPage ? 'text/html' : 'application/json')
    response.end(isPage ? '<!doctype html><title>plain</title>' : (bodies.get(path) ?? TOKEN))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

const TOKEN = JSON.stringify({
  success: true,
  message: 'Access token generated successfully.',
  data: {
    credentials: { accessToken: 'aaaa.bbbb.cccc', refreshToken: 'dddd.eeee.ffff', tokenType: 'Bearer' },
    expiration: { expiresIn: '1h', expiresAt: '2030-01-01T01:00:00.000Z', refreshExpiresIn: '1d' },
    usage: { format: 'Bearer {accessToken}', scope: 'development' },
  },
})

/** Rows such as a list of clients has, about so many bytes of them. */
function envelopeOf(bytes: number): string {
  const row = (at: number) => ({
    clientId: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: `Ada Example ${at}`,
    email: `ada.${at}@example.test`,
    status: 'active',
    registeredAt: '2030-01-01T00:00:00.000Z',
  })
  const count = Math.ceil(bytes / JSON.stringify(row(0)).length)
  const clients = Array.from({ length: count }, (_, at) => row(at))
  const pagination = { limit: count, offset: 0, total: count, hasMore: false }
  return JSON.stringify({ success: true, message: 'Clients retrieved.', data: { clients, pagination } })
}
