import { freshState } from '#lib/sandbox/state.ts'

export const CLIENTS = 10_000

export const idOf = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`

/** A sandbox with a long list of clients. It is told newest first: the row at position n is client 9,999 - n. */
export function manyClients(now: number) {
  const moment = new Date(now).toISOString()
  const clients = Array.from({ length: CLIENTS }, (_, at) => ({
    clientId: idOf(at),
    name: `Ada Example ${at}`,
    email: `ada.${at}@example.test`,
    status: 'active',
    registeredAt: moment,
    updatedAt: moment,
  }))
  const state = freshState(now)
  return { ...state, data: { ...state.data, clients } }
}

type Plant = (rows: readonly unknown[]) => unknown[]

const duplicate: Plant = (rows) => rows.with(50, { ...(rows[50] as object), clientId: idOf(9_990) })
const gap: Plant = (rows) => rows.toSpliced(50, 1)
const reorder: Plant = (rows) => [...rows.slice(-2), ...rows.slice(0, -2)]

/** What a walk must tell of such a list, planted in its pages by the offset that is asked for. */
const PLANTS: Readonly<Record<string, Plant>> = { '1089': duplicate, '2970': gap, '6929': reorder }

/** The body of a page with what is planted in it; undefined where nothing is. */
export function planted(url: string, body: string): string | undefined {
  const plant = PLANTS[new URL(url).searchParams.get('offset') ?? '']
  if (plant === undefined) return undefined
  const envelope = JSON.parse(body) as { data: { clients: unknown[] } }
  envelope.data.clients = plant(envelope.data.clients)
  return JSON.stringify(envelope)
}
