import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { HANDLERS } from '#lib/sandbox/handlers.ts'
import { checkValue } from '#lib/signet/body/schema-check.ts'
import { OPERATIONS, type Operation, type Schema } from '#lib/signet/catalogue/catalogue.ts'
import { CREDENTIALS, type DrivenSandbox, drivenSandbox, examplePath } from '../../fakes/driven-sandbox.ts'

/** Signet's own services alone may call it. */
const RESTRICTED = 'checkClientStatus'

/** Each with the first thing that a newcomer would send: every example body, or none where there is no body. */
const FIRST_SENDS = OPERATIONS.flatMap((operation) =>
  operation.hasBody
    ? operation.examples.map(({ summary, value }) => ({ operation, summary, body: value }))
    : [{ operation, summary: 'parameters', body: undefined }],
)

const NAMES_TAKEN_BACK = new Set(['removeUserFromBlacklist'])

describe('the table of handlers', () => {
  it('has one for every operation of the catalogue, and no other', () => {
    expect(Object.keys(HANDLERS).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort())
  })
})

describe('every example of the catalogue', () => {
  it.each(FIRST_SENDS.map((send) => [send.operation.id, send.summary, send] as const))(
    'succeeds on a fresh sandbox: %s, %s',
    async (_id, _summary, send) => {
      const { status, json } = await sendFirst(drivenSandbox(), send.operation, send.body)
      if (send.operation.id === RESTRICTED) expect(status).toBe(403)
      else
        expect({ status, success: json.success }).toEqual({ status: documentedStatus(send.operation), success: true })
    },
  )

  it('succeeds when all are sent to one sandbox in the catalogue’s order', async () => {
    const driven = drivenSandbox()
    const sends = FIRST_SENDS.filter(({ operation: { id } }) => id !== RESTRICTED && !NAMES_TAKEN_BACK.has(id))
    const failed: string[] = []
    for (const { operation, body } of sends) {
      const { status, text } = await sendFirst(driven, operation, body)
      if (status !== documentedStatus(operation)) failed.push(`${operation.id}: ${status} ${text}`)
    }
    expect(failed).toEqual([])
  })
})

const document = parse(readFileSync('lib/signet/signet-openapi.yaml', 'utf8'))

describe('a list', () => {
  const LISTS = OPERATIONS.filter(({ list }) => list !== undefined)

  it.each(LISTS.map((operation) => [operation.id, operation] as const))(
    'has rows, their number and the fields that their links need where the catalogue says: %s',
    async (_id, { path, method, list, ...operation }) => {
      const { json } = await drivenSandbox().call(method, examplePath({ path, method, ...operation }))
      const rows = at(json, list?.items) as unknown[]
      expect(rows.length).toBeGreaterThan(0)
      if (list?.total !== undefined) expect(at(json, list.total)).toBeGreaterThanOrEqual(rows.length)
      const links = JSON.stringify(document.paths[path][method.toLowerCase()]['x-row-links'] ?? {})
      const pointers = [...links.matchAll(/\$row#([^"]+)/g)].map(([, pointer]) => pointer)
      expect(pointers.filter((pointer) => at(rows[0], pointer) === undefined)).toEqual([])
    },
  )

  function at(value: unknown, pointer = ''): unknown {
    const steps = pointer.split('/').slice(1)
    return steps.reduce((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value)
  }
})

describe('an answer', () => {
  it.each(FIRST_SENDS.map((send) => [send.operation.id, send] as const))(
    'has the shape that the catalogue says: %s',
    async (_id, { operation, body }) => {
      const { status, json } = await sendFirst(drivenSandbox(), operation, body)
      expect(checkValue(answerSchema(operation, status), json, 'answer')).toEqual([])
    },
  )

  it.each(OPERATIONS.filter(({ bearer }) => bearer).map((operation) => [operation.id, operation] as const))(
    'of a refusal has the shape that the catalogue says: %s',
    async (_id, operation) => {
      const unauthorized = await drivenSandbox().call(operation.method, examplePath(operation), undefined, null)
      expect(unauthorized.status).toBe(401)
      expect(checkValue(answerSchema(operation, 401), unauthorized.json)).toEqual([])
      if (!operation.hasBody) return
      const invalid = await drivenSandbox().call(operation.method, operation.path, {})
      expect(invalid.status).toBe(400)
      expect(checkValue(answerSchema(operation, 400), invalid.json)).toEqual([])
    },
  )

  function answerSchema({ path, method }: Operation, status: number): Schema {
    const listed = document.paths[path][method.toLowerCase()].responses[String(status)]
    const response = listed.$ref ? document.components.responses[listed.$ref.split('/').at(-1)] : listed
    return response.content['application/json'].schema
  }
})

async function sendFirst(driven: DrivenSandbox, operation: Operation, body: unknown) {
  if (operation.id === 'generateToken') return driven.call(operation.method, operation.path, CREDENTIALS, null)
  if (operation.id === 'refreshToken') return driven.refresh((await driven.generate()).refreshToken)
  return driven.call(operation.method, examplePath(operation), body)
}

function documentedStatus({ statuses }: Operation): number {
  return statuses.find((status) => status < 300) as number
}
