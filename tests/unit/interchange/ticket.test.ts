import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parsePasted } from '#lib/interchange/parse-pasted.ts'
import { pastedDraft } from '#lib/interchange/pasted.ts'
import { buildTicket, parseTicket } from '#lib/interchange/ticket.ts'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { awkwardText } from '../../fakes/awkward.ts'
import { aProfile } from '../../fakes/profile.ts'

const PROFILE = aProfile({ baseUrl: 'https://api.getsignet.xyz' })

function anExchange(changes: Partial<Exchange>): Exchange {
  return {
    id: 'e1',
    page: 'tab:1',
    profileId: 'p1',
    profileName: 'Acme Test',
    environment: 'test',
    state: 'answered',
    startedAt: Date.UTC(2026, 10, 24, 18, 40, 12, 250),
    durationMs: 184.2,
    request: { method: 'POST', url: 'https://api.getsignet.xyz/a', headers: [], body: undefined },
    notes: [],
    ...changes,
  }
}

it('tells request, verdict, problems and envelope, and no secret of them', () => {
  const request = {
    method: 'POST',
    url: 'https://api.getsignet.xyz/fraud/v1/blacklist?token=planted-in-query',
    headers: [
      ['Authorization', 'Bearer planted.in.header'],
      ['User-Agent', 'Chromium'],
      ['content-type', 'application/json'],
    ] as const,
    body: '{"clientId": "ada", "apiSecret": "planted-in-body"}',
  }
  const exchange = anExchange({
    request,
    verdict: { kind: 'failure', sentence: 'Refused: 400, success false, 1 problem' },
    problems: [{ name: 'clientId', code: 'invalid_uuid', reason: 'must be\na UUID' }],
  })

  const ticket = buildTicket(exchange, 'Blacklist a client', '{"success":false,"accessToken":"planted-in-answer"}')

  expect(ticket).not.toContain('planted')
  expect(ticket).toMatchInlineSnapshot(`
    "### POST /fraud/v1/blacklist · Blacklist a client

    **Refused: 400, success false, 1 problem**

    2026-11-24 18:40:12 UTC · 184 ms · test

    Problems:

    - \`clientId\` (invalid_uuid): must be a UUID

    Request:

    \`\`\`http
    POST https://api.getsignet.xyz/fraud/v1/blacklist?token=<redacted:token>
    Authorization: Bearer <redacted:token>
    content-type: application/json

    {"clientId": "ada", "apiSecret": "<redacted:secret>"}
    \`\`\`

    Answer:

    \`\`\`json
    {
      "success": false,
      "accessToken": "<redacted:token>"
    }
    \`\`\`
    "
  `)
})

it.each(OPERATIONS)('makes $method $path of its ticket again', (operation) => {
  const draft = draftOf(operation)
  const built = buildRequest(draft, PROFILE)
  const sent = {
    ...built,
    headers: [['accept', '*/*'], ['authorization', 'Bearer <redacted:token>'], ...built.headers] as const,
  }

  const read = parsePasted(buildTicket(anExchange({ request: sent }), operation.summary, '{"success":true}'))

  const pasted = read && pastedDraft(read, PROFILE, OPERATIONS)
  expect(pasted?.told).toEqual([])
  expect(pasted?.draft.operationId).toBe(operation.id)
  expect(pasted && buildRequest(pasted.draft, PROFILE)).toEqual(built)
})

it('brings any body back, whatever Markdown makes of it', () => {
  const body = awkwardText.map((text) => `${text}\n\`\`\`\n${text}`.replaceAll('\r\n', '\n'))

  fc.assert(
    fc.property(body, (text) => {
      const request = { method: 'POST', url: 'https://api.getsignet.xyz/a', headers: [], body: text }
      expect(parseTicket(buildTicket(anExchange({ request }), undefined, text))?.body).toBe(text)
    }),
    { numRuns: 500, seed: 3 },
  )
})

it('tells that a secret which was left out of a ticket is to be typed again', () => {
  const request = { method: 'POST', url: 'https://api.getsignet.xyz/a', headers: [], body: '{"apiSecret": "planted"}' }

  const read = parseTicket(buildTicket(anExchange({ request }), undefined, undefined))

  expect(read && pastedDraft(read, PROFILE, OPERATIONS).told).toEqual([expect.stringContaining('type it again')])
})

it('cuts a long answer, and says so', () => {
  const ticket = buildTicket(anExchange({}), undefined, JSON.stringify({ text: 'x'.repeat(50_000) }))

  expect(ticket.length).toBeLessThan(25_000)
  expect(ticket).toContain('Cut after 20000 of ')
})

it('reads the text of a request as editors keep it in files', () => {
  expect(parsePasted('PATCH /a HTTP/1.1\r\nX-Note: 1\r\n\r\n{}')).toEqual({
    method: 'PATCH',
    url: '/a',
    headers: [['X-Note', '1']],
    body: '{}',
    told: [],
  })
})

it.each(['GET', '/fraud/v1/report/all', 'Get /a now\nand b', '```json\n{}\n```', 'POST /a\nno header'])(
  'takes %j for no request',
  (text) => expect(parsePasted(text)).toBeUndefined(),
)
