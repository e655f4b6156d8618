import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type SandboxServer, type SandboxServerOptions, startSandboxServer } from '../../../scripts/sandbox-server.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

async function started(options: SandboxServerOptions = {}): Promise<SandboxServer> {
  const server = await startSandboxServer(options)
  cleanUps.push(server.close)
  return server
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers })

async function tokenOf({ url, credentials }: SandboxServer): Promise<string> {
  const answer = await post(`${url}/dpop/v1/api/generate-token`, credentials)
  return ((await answer.json()) as { data: { credentials: { accessToken: string } } }).data.credentials.accessToken
}

/** `fetch` chooses Host and Origin itself, so this goes by hand. */
function rawStatus(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

describe('the sandbox over HTTP', () => {
  it('answers on loopback, and says a line a request without a token', async () => {
    const lines: string[] = []
    const server = await started({ onLine: (line) => lines.push(line) })
    const token = await tokenOf(server)
    const answer = await fetch(`${server.url}/partner/v1/all-clients?limit=1`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(answer.status).toBe(200)
    expect(lines).toEqual([
      expect.stringMatching(/^POST \/dpop\/v1\/api\/generate-token 200 \d+ ms$/),
      expect.stringMatching(/^GET \/partner\/v1\/all-clients 200 \d+ ms$/),
    ])
    expect(server.log().counts).toEqual({ generateToken: 1, listClients: 1 })
  })

  it('reads the body of a DELETE', async () => {
    const server = await started()
    const answer = await fetch(`${server.url}/partner/v1/remove-client`, {
      method: 'DELETE',
      body: '{"clientId": "00000000-0000-4000-8000-000000000012"}',
      headers: { Authorization: `Bearer ${await tokenOf(server)}` },
    })
    expect(answer.status).toBe(200)
  })

  it('resets the connection for that fault, and survives it', async () => {
    const server = await started()
    await post(`${server.url}/__sandbox/faults`, { kind: 'reset', times: 1 })
    await expect(rawStatus(`${server.url}/partner/v1/all-clients`, {})).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await rawStatus(`${server.url}/partner/v1/all-clients`, {})).toBe(401)
  })

  it('closes while a call hangs', async () => {
    const server = await startSandboxServer()
    await post(`${server.url}/__sandbox/faults`, { kind: 'hang' })
    const hanging = fetch(`${server.url}/partner/v1/all-clients`).catch(() => 'ended')
    await expect.poll(() => server.log().calls.length).toBe(1)
    await server.close()
    expect(await hanging).toBe('ended')
  })

  it('refuses another name for this machine, and web pages at the levers', async () => {
    const { url } = await started()
    expect(await rawStatus(`${url}/__sandbox/log`, { Host: 'evil.test' })).toBe(403)
    expect(await rawStatus(`${url}/__sandbox/log`, { Origin: 'https://evil.test' })).toBe(403)
    expect(await rawStatus(`${url}/__sandbox/log`, { Origin: url })).toBe(200)
    expect(await rawStatus(`${url}/__sandbox/log`, { Origin: 'chrome-extension://abc' })).toBe(200)
  })

  it('ends each connection when it is told to', async () => {
    const open = await started()
    const closing = await started({ connectionClose: true })
    expect((await fetch(`${open.url}/__sandbox/log`)).headers.get('Connection')).toBe('keep-alive')
    expect((await fetch(`${closing.url}/__sandbox/log`)).headers.get('Connection')).toBe('close')
  })
})

// Each starts a process of its own, which takes its time on a busy machine.
describe('npm run sandbox', { timeout: 20_000 }, () => {
  it('prints address, key and secret, and keeps its data in a file that only its owner reads', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'state.json')
    const args = ['--port', '0', '--key', 'k1', '--secret', 's1', '--token-life', '4s', '--state', file]
    const first = run(args)
    const url = await first.url()
    const answer = await post(`${url}/dpop/v1/api/generate-token`, { apiKey: 'k1', apiSecret: 's1' })
    const { data } = (await answer.json()) as { data: Record<string, Record<string, string>> }
    expect(data['expiration']?.['expiresIn']).toBe('4s')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await first.stop()
    const second = run(args)
    const refreshed = await post(`${await second.url()}/dpop/v1/api/refresh-token`, {
      apiKey: 'k1',
      refreshToken: data['credentials']?.['refreshToken'],
    })
    expect(refreshed.status).toBe(200)
    const { code, output } = await second.stop()
    expect(code).toBe(0)
    expect(output()).toContain('POST /dpop/v1/api/refresh-token 200')
    expect(output()).not.toContain(data['credentials']?.['refreshToken'])
  })

  it.each([
    [['--port', '70000'], '--port must be a number'],
    [['--token-life', '4'], '--token-life must be a number and a unit'],
    [['--key', 'k'], 'Give --key and --secret together'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--state', '/nowhere/state.json'], 'its folder is not there'],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, output } = await run(args).ended
    expect(code).toBe(1)
    expect(output()).toContain(words)
  })

  it('says that the port is in use', async () => {
    const { url } = await started()
    const { code, output } = await run(['--port', new URL(url).port]).ended
    expect(code).toBe(1)
    expect(output()).toContain('The port is in use')
  })

  it('leaves a damaged state file as it is, and says so', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'state.json')
    writeFileSync(file, '{"version": 1, "data"')
    const { code, output } = await run(['--port', '0', '--state', file]).ended
    expect(code).toBe(1)
    expect(output()).toContain('is damaged')
    expect(readFileSync(file, 'utf8')).toBe('{"version": 1, "data"')
  })
})

interface Ended {
  readonly code: number | null
  readonly output: () => string
}

function run(args: readonly string[]) {
  const child = spawn(process.execPath, ['scripts/sandbox.ts', ...args])
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
  const output = () => text
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, output })))
  const stop = (): Promise<Ended> => {
    child.kill('SIGTERM')
    return ended
  }
  cleanUps.push(stop)
  async function url(): Promise<string> {
    await expect.poll(output, { timeout: 15_000 }).toMatch(/Base URL/)
    return /Base URL\s+(\S+)/.exec(text)?.[1] as string
  }
  return { url, ended, stop }
}
