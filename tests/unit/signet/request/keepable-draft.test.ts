import { expect, it } from 'vitest'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf, EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { keepableDraft } from '#lib/signet/request/keepable-draft.ts'

it('drops the values of headers that carry a credential', () => {
  const headers = ['AUTHORIZATION ', 'X-Trace'].map((name) => ({ name, value: 'planted', enabled: true }))

  expect(keepableDraft({ ...EMPTY_DRAFT, headers }).headers.map(({ value }) => value)).toEqual(['', 'planted'])
})

it('drops what was pasted behind the name of such a header', () => {
  const headers = [{ name: 'Authorization: Bearer planted', value: '', enabled: true }]

  expect(keepableDraft({ ...EMPTY_DRAFT, headers }).headers).toEqual([
    { name: 'Authorization', value: '', enabled: true },
  ])
})

it('keeps no secret that was typed into a token call', () => {
  const operation = operationById('generateToken')
  const typed = operation && { ...draftOf(operation), body: '{"apiSecret":"planted"}' }

  expect(typed && keepableDraft(typed).body).toBe(operation && draftOf(operation).body)
})
