import { connect, type Socket } from 'node:net'
import { until } from './until.ts'

/** A line to a Firefox over Marionette, the protocol below WebDriver: JSON over TCP, each message led by its length. */
export interface Marionette {
  /** Sends a command. @throws With Firefox's own words when it refuses. */
  readonly send: <Result = unknown>(command: string, params?: object) => Promise<Result>
  readonly close: () => void
}

type Call = { resolve: (value: never) => void; reject: (error: Error) => void }

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await until('Marionette to listen', () => dial(port), 60_000)
  const waiting = new Map<number, Call>()
  let lastId = 0
  readMessages(socket, (message) => {
    const [, id, error, result] = message as [number, number, { error: string; message: string } | null, unknown]
    const call = waiting.get(id)
    waiting.delete(id)
    if (error !== null) call?.reject(new Error(`${error.error}: ${error.message}`))
    else call?.resolve(result as never)
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox has closed'))
  })
  return {
    send: (command, params = {}) =>
      new Promise((resolve, reject) => {
        waiting.set(++lastId, { resolve, reject })
        const text = JSON.stringify([0, lastId, command, params])
        socket.write(`${Buffer.byteLength(text)}:${text}`)
      }),
    close: () => socket.destroy(),
  }
}

function dial(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(socket))
    socket.once('error', () => resolve(undefined))
  })
}

/** The first message greets and has no id; it falls through like any that nobody waits for. */
function readMessages(socket: Socket, take: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data])
    for (;;) {
      const colon = buffer.indexOf(':')
      const length = Number(buffer.subarray(0, colon))
      if (colon < 0 || buffer.length < colon + 1 + length) return
      const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString()) as unknown
      buffer = buffer.subarray(colon + 1 + length)
      if (Array.isArray(message)) take(message)
    }
  })
}
