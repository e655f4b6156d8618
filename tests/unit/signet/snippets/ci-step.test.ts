import { execFile, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { ciGithub } from '#lib/signet/snippets/ci-github.ts'
import { snippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import { type SandboxServer, startSandboxServer } from '../../../../scripts/sandbox-server.ts'
import { aProfile } from '../../../fakes/profile.ts'

let server: SandboxServer
beforeAll(async () => {
  server = await startSandboxServer()
})
afterAll(() => server.close())

/** Runs the step of a catalogue's example in a real bash, as GitHub would. */
function runStep(
  operationId: string,
  { baseUrl, env, body }: { baseUrl?: string; env: Record<string, string>; body?: string },
): Promise<{ code: number; output: string }> {
  const operation = operationById(operationId)
  if (operation === undefined) throw new Error(`The catalogue has no ${operationId}.`)
  const draft = { ...draftOf(operation), ...(body !== undefined && { body }) }
  const request = snippetRequest(draft, aProfile({ baseUrl: baseUrl ?? server.url }), operation)
  const [{ run }] = parse(ciGithub(request)) as [{ run: string }]
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run],
      { env: { PATH: '/usr/bin:/bin', ...env } },
      (error, out, errors) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: out + errors })
      },
    )
  })
}

const isMissing = ['bash', 'curl', 'jq'].some((name) => spawnSync(name, ['--version']).error !== undefined)

describe.skipIf(isMissing)('a CI step', () => {
  const keys = () => ({ SIGNET_API_KEY: server.credentials.apiKey, SIGNET_API_SECRET: server.credentials.apiSecret })

  it('makes a token from key and secret, masks it before anything else is told, and succeeds', async () => {
    const { code, output } = await runStep('listClients', { env: keys() })

    expect(output).toMatch(/^::add-mask::[\w-]+\.[\w-]+\.[\w-]+\nSignet: 200, [^\n]+\n$/)
    expect(code).toBe(0)
    expect(output).not.toContain(server.credentials.apiSecret)
  })

  it('takes a token that the CI has, and makes none', async () => {
    const before = server.log().counts['generateToken']

    const { code, output } = await runStep('listClients', { env: { ...keys(), SIGNET_TOKEN: 'not.a.token' } })

    expect(output).toBe(
      '::add-mask::not.a.token\nSignet: 401, Authorization header missing or malformed · {"authorization":{"code":"missing_header","reason":"Authorization header is required and must use Bearer scheme"}}\n',
    )
    expect(code).toBe(1)
    expect(server.log().counts['generateToken']).toBe(before)
  })

  it('ends with 1 and the message where the call is refused', async () => {
    const { code, output } = await runStep('registerClient', { env: keys(), body: '{"name": "$(id) \'x\'"}' })

    expect(output).toMatch(/\nSignet: 400, .*email/)
    expect(code).toBe(1)
  })

  it('says what to check where key and secret give no token', async () => {
    const { code, output } = await runStep('listClients', { env: { ...keys(), SIGNET_API_SECRET: 'wrong' } })

    expect(output).toBe('Signet gave no token: check SIGNET_API_KEY and SIGNET_API_SECRET.\n')
    expect(code).toBe(1)
  })

  it('ends with 1 for a 200 that is no envelope, and lets the answer write no line of its own', async () => {
    const bodies = ['<h1>Hello</h1>', '{"message": "a\\n::error::b"}', '[1]']
    const strange = createServer((_request, response) => response.end(bodies.shift()))
    await new Promise<void>((resolve) => strange.listen(0, '127.0.0.1', resolve))
    const baseUrl = `http://127.0.0.1:${(strange.address() as AddressInfo).port}`
    const run = () => runStep('listClients', { baseUrl, env: { SIGNET_TOKEN: 'a.b.c' } })

    const told = [await run(), await run(), await run()]

    strange.close()
    expect(told.map(({ output }) => output.split('\n').slice(1))).toEqual([
      ['Signet: 200, the answer is not an envelope', ''],
      ['Signet: 200, a ::error::b', ''],
      ['Signet: 200, the answer is not an envelope', ''],
    ])
    expect(told.map(({ code }) => code)).toEqual([1, 1, 1])
  })

  it('ends with 1 where nobody answers', async () => {
    const { code, output } = await runStep('listClients', {
      baseUrl: 'http://127.0.0.1:9',
      env: { SIGNET_TOKEN: 'a.b.c' },
    })

    expect(output).toContain('Signet did not answer.')
    expect(code).toBe(1)
  })
})
