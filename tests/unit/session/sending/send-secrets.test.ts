import { expect, it } from 'vitest'
import { draft, readyRig } from '../../../fakes/ready-rig.ts'
import { CREDENTIALS } from '../../../fakes/session-rig.ts'

it('sends the token calls with key and secret filled in, shows neither, and takes the tokens over', async () => {
  const { send, tokens, calls } = await readyRig()

  const { exchange, body } = await send(draft('generateToken'))

  expect(exchange?.answer?.status).toBe(200)
  expect(JSON.stringify(exchange) + body).not.toContain(CREDENTIALS.apiSecret)
  expect(exchange?.request.body).toContain('{{apiSecret}}')
  const held = await tokens.all()
  expect(held.filter((token) => token !== '')).toHaveLength(2)
  for (const token of held) expect(body).not.toContain(token)
  expect(JSON.parse(body ?? '').data.credentials.accessToken).toBe(`<redacted:token…${held[0]?.slice(-4)}>`)
  expect(exchange?.answer?.kept).toBe(false)
  await send(draft('listClients'))
  expect(calls).toEqual(['generate-token', '/partner/v1/all-clients'])
})

it('refreshes by hand without using a refresh token twice', async () => {
  const { send, calls } = await readyRig()

  expect((await send(draft('refreshToken'))).exchange?.answer?.status).toBe(200)
  expect((await send(draft('refreshToken'))).exchange?.answer?.status).toBe(200)

  expect(calls).toEqual(['generate-token', 'refresh-token', 'refresh-token'])
})

it('fills secrets into no other operation', async () => {
  const { send } = await readyRig()

  const { exchange } = await send({ ...draft('registerClient'), body: '{"name":"{{apiSecret}}","email":"a@b.test"}' })

  expect(exchange?.request.body).toContain('{{apiSecret}}')
  expect(exchange?.answer?.status).toBe(201)
})

it('puts a secret typed into a draft back behind its name', async () => {
  const { secretFields } = await readyRig()

  const typed = { ...draft('generateToken'), body: JSON.stringify(CREDENTIALS) }
  const query = [{ name: 'limit', value: CREDENTIALS.apiSecret, enabled: true }]
  const kept = await secretFields.withoutSecrets({ ...typed, query })

  expect(JSON.parse(kept.body)).toEqual({ apiKey: '{{apiKey}}', apiSecret: '{{apiSecret}}' })
  expect(kept.query).toEqual([{ name: 'limit', value: '{{apiSecret}}', enabled: true }])
})

it('takes tokens out of what is kept, and secrets in another spelling', async () => {
  const { secretFields, send, tokens } = await readyRig()
  await send(draft('listClients'))
  const [token = ''] = await tokens.all()
  const coded = Buffer.from(`key:${CREDENTIALS.apiSecret}`).toString('base64')

  const path = `/x/${token}`
  const headers = [{ name: CREDENTIALS.apiKey, value: coded, enabled: true }]
  const kept = await secretFields.withoutSecrets({ tabs: [{ ...draft('listClients'), path, headers }] })

  const text = JSON.stringify(kept)
  for (const secret of [token, coded.slice(8, -4), CREDENTIALS.apiKey]) expect(text).not.toContain(secret)
  expect(kept.tabs[0]?.path).toBe('/x/<redacted:token>')
})
