import { expect, it } from 'vitest'
import { rememberedDraft } from '#lib/session/remembered-draft.ts'
import { createRedactor } from '#lib/signet/redaction/redact.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

const SECRET = 'f3a9c1d27b5e4a60'
const draft: RequestDraft = {
  method: 'POST',
  path: `/fraud/v1/report/{clientId}/${SECRET}`,
  pathValues: { clientId: SECRET },
  query: [{ name: 'access_token', value: 'not-known-by-value', enabled: true }],
  headers: [{ name: 'X-Note', value: `about ${SECRET}`, enabled: false }],
  body: JSON.stringify({ note: SECRET, name: 'Ada' }),
}

it('remembers what was typed without a secret in any part of it', () => {
  const remembered = JSON.stringify(rememberedDraft(draft, createRedactor([SECRET])))

  expect(remembered).not.toContain(SECRET)
  expect(remembered).not.toContain('not-known-by-value')
  expect(remembered).toContain('Ada')
})

it('remembers no secret that was typed in the place of a name', () => {
  const row = { name: SECRET, value: 'x', enabled: true }
  const pasted = { name: 'Authorization: Bearer not-known-by-value', value: '', enabled: true }
  const named = { ...draft, method: SECRET, pathValues: { [SECRET]: 'x' }, query: [row], headers: [row, pasted] }

  const remembered = JSON.stringify(rememberedDraft(named, createRedactor([SECRET])))

  expect(remembered).not.toContain(SECRET)
  expect(remembered).not.toContain('not-known-by-value')
})

it('remembers nothing typed where the body is very long', () => {
  expect(rememberedDraft({ ...draft, body: 'x'.repeat(20_000) }, createRedactor([]))).toBeUndefined()
})
