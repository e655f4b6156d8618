/** `npm run sandbox`: a simulated Signet over HTTP, on loopback alone. */
import { parseArgs } from 'node:util'
import { randomCredentials, startSandboxServer } from './sandbox-server.ts'
import { openStateFile } from './sandbox-state-file.ts'

const USAGE = `npm run sandbox -- [options]
  --port 4010            port on 127.0.0.1; 0 takes a free one
  --key K --secret S     the one API key that it knows; random where left out
  --token-life 1h        life of an access token: 4s, 15m, 1h
  --refresh-life 1d      life of a refresh token
  --state FILE           take up the data of FILE, and write each change there
  --connection-close     end the connection after each answer`

const DEFAULT_PORT = 4010
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

try {
  await start()
} catch (thrown) {
  console.error(`${sentenceOf(thrown)}\n\n${USAGE}`)
  process.exitCode = 1
}

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      key: { type: 'string' },
      secret: { type: 'string' },
      'token-life': { type: 'string', default: '1h' },
      'refresh-life': { type: 'string', default: '1d' },
      state: { type: 'string' },
      'connection-close': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const credentials = credentialsOf(values.key, values.secret)
  const file = values.state === undefined ? {} : openStateFile(values.state)
  const server = await startSandboxServer({
    port: portOf(values.port),
    credentials,
    tokenLifeMs: lifeOf('--token-life', values['token-life']),
    refreshLifeMs: lifeOf('--refresh-life', values['refresh-life']),
    connectionClose: values['connection-close'],
    onLine: (line) => console.log(line),
    ...file,
  })
  console.log(`Sandbox of Signet. It answers as Signet does, and invents where Signet's documents stop.`)
  console.log(`Base URL    ${server.url}`)
  console.log(`API key     ${credentials.apiKey}`)
  console.log(`API secret  ${credentials.apiSecret}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
}

function credentialsOf(key: string | undefined, secret: string | undefined) {
  if ((key === undefined) !== (secret === undefined)) throw new Error('Give --key and --secret together, or neither.')
  if (key === '' || secret === '') throw new Error('--key and --secret must not be empty.')
  return key === undefined || secret === undefined ? randomCredentials() : { apiKey: key, apiSecret: secret }
}

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error('--port must be a number from 0 to 65535.')
  return port
}

function lifeOf(name: string, text: string): number {
  const [, count = '', unit = ''] = /^([1-9]\d*)([smhd])$/.exec(text) ?? []
  const ms = Number(count) * (UNIT_MS[unit] ?? 0)
  if (ms === 0) throw new Error(`${name} must be a number and a unit: 4s, 15m, 1h, 1d.`)
  return ms
}

function sentenceOf(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return 'The port is in use. Choose another with --port, or 0 for a free one.'
  if (code === 'EACCES') return 'The port may not be used. Choose one above 1023 with --port.'
  return message
}
