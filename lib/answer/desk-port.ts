import type { Desk } from './desk.ts'

type Method = keyof Desk

/** What goes to a desk that stands elsewhere, and what comes back. */
export interface DeskCall {
  readonly id: number
  readonly name: Method
  readonly args: readonly unknown[]
}
export type DeskReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string }

/** Answers calls with a desk. They overlap only where the desk itself lets others work. */
export function serveDesk(desk: Desk, post: (reply: DeskReply) => void): (call: DeskCall) => Promise<void> {
  return async ({ id, name, args }) => {
    try {
      if (!Object.hasOwn(desk, name)) throw new TypeError(`${name} is nothing to ask for.`)
      const method = desk[name] as (...values: readonly unknown[]) => Promise<unknown>
      post({ id, ok: true, value: await method(...args) })
    } catch (thrown) {
      post({ id, ok: false, message: thrown instanceof Error ? thrown.message : String(thrown) })
    }
  }
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: Error) => void
}

/** A desk that stands elsewhere: calls go out by `post`, and what comes back is handed to `hear`. */
export function createRemoteDesk(post: (call: DeskCall) => void): { desk: Desk; hear: (reply: DeskReply) => void } {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const ask = (name: Method, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      post({ id, name, args })
    })
  const methods = METHODS.map((name) => [name, (...args: readonly unknown[]) => ask(name, args)])
  return {
    desk: Object.fromEntries(methods) as unknown as Desk,
    hear(reply) {
      const one = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (reply.ok) one?.resolve(reply.value)
      else one?.reject(new Error(reply.message))
    },
  }
}

const NAMES: Record<Method, true> = {
  open: true,
  whole: true,
  treeRows: true,
  toggle: true,
  openLevels: true,
  filter: true,
  rowAbove: true,
  copy: true,
  nodesAt: true,
  listRow: true,
  openTable: true,
  addRows: true,
  sortTable: true,
  tableLines: true,
  csv: true,
  text: true,
  cut: true,
  textRows: true,
  search: true,
  rowOfHit: true,
}
const METHODS = Object.keys(NAMES) as Method[]
