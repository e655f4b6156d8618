/**
 * `npm run test:snippets`: the snippets of every operation, run in their own languages against the sandbox over HTTP.
 * Each must send what the request says, byte for byte but for the white space of JSON, and show what came back. A
 * language that is not installed is skipped, with a line that says so.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { type SnippetRequest, snippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import { LANGUAGES, type SnippetLanguage } from '#lib/signet/snippets/snippets.ts'
import { aProfile } from '../tests/fakes/profile.ts'
import { operationOf } from '../tests/fakes/snippet.ts'
import { type RecordingSandbox, startRecordingSandbox } from './recording-sandbox.ts'
import { faultsOf } from './snippet-faults.ts'
import { output, RUNNERS, type Runner } from './snippet-runners.ts'

/** What one language or another takes for a quote, an escape, a variable, code, or the end of a text. */
const AWKWARD = `'it''s' "so" """ \\ \\u0041 $HOME $\{HOME} #{1} \`id\` $(id) {{apiKey}} %zz !! // /* JSON\nJSON\n\tEOF ünï 🙂 \u2028\ufeff\u202e\u0001.`

const folder = mkdtempSync(join(tmpdir(), 'signet-snippets-'))
try {
  const results = await Promise.all(RUNNERS.map(runLanguage))
  if (results.includes(false)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}

/** False where a snippet did not do what it says. */
async function runLanguage(runner: Runner): Promise<boolean> {
  const startedAt = performance.now()
  const language = LANGUAGES.find(({ id }) => id === runner.id)
  if (language === undefined) throw new Error(`There is no language ${runner.id}.`)
  const sandbox = await startRecordingSandbox()
  try {
    const requests = requestsOf(language, sandbox.url)
    const own = join(folder, runner.id)
    mkdirSync(own)
    const runs = await runner.prepare(own, requests.map(language.write))
    if (typeof runs === 'string') {
      console.log(`Skipped: ${language.label}, because ${runs}.`)
      return true
    }
    const env = await environmentOf(sandbox)
    const before = sandbox.calls.length
    let text = ''
    for (const run of runs) text = await output(run, own, env)
    const faults = faultsOf(language, requests, text.split('\x1e').slice(0, -1), sandbox.calls.slice(before))
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    if (faults.length > 0) console.log(`✗ ${language.label}\n  ${faults.join('\n  ')}`)
    else console.log(`✓ ${language.label}: ${requests.length} requests, ${seconds} s`)
    return faults.length === 0
  } catch (thrown) {
    console.log(`✗ ${language.label}\n  ${thrown instanceof Error ? thrown.message : thrown}`)
    return false
  } finally {
    await sandbox.close()
  }
}

/** Every operation that the language can say, as the catalogue shows it, and three requests that are hard to quote. */
function requestsOf({ lack }: SnippetLanguage, baseUrl: string): SnippetRequest[] {
  const profile = aProfile({ baseUrl })
  const examples = OPERATIONS.map((operation) => snippetRequest(draftOf(operation), profile, operation))
  const register = operationOf('registerClient')
  const visible = AWKWARD.replace(/[^ -~]/g, '')
  const headers = [{ name: 'x-note', value: visible, enabled: true }]
  // As a value of the language, as a text that has to be escaped, and as a text that can stand as it is.
  const bodies = [
    JSON.stringify({ name: AWKWARD, email: 'awkward1@example.test' }),
    `{"name": "",\n "name": ${JSON.stringify(AWKWARD)}, "email": "awkward2@example.test"}`,
    `{"name": "",\n "name": ${JSON.stringify(visible)}, "email": "awkward3@example.test"}`,
  ]
  const quoted = bodies.map((body) => snippetRequest({ ...draftOf(register), headers, body }, profile, register))
  return [...examples, ...quoted].filter((request) => lack?.(request) === undefined)
}

async function environmentOf({ url, credentials }: RecordingSandbox): Promise<Record<string, string>> {
  const body = JSON.stringify(credentials)
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/dpop/v1/api/generate-token`, { method: 'POST', headers, body })
  const { data } = (await response.json()) as { data: { credentials: Record<'accessToken' | 'refreshToken', string> } }
  return {
    SIGNET_API_KEY: credentials.apiKey,
    SIGNET_API_SECRET: credentials.apiSecret,
    SIGNET_TOKEN: data.credentials.accessToken,
    SIGNET_REFRESH_TOKEN: data.credentials.refreshToken,
  }
}
