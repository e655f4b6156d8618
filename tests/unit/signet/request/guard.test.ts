import { expect, it } from 'vitest'
import { OPERATIONS, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { guardFor, isConfirmed } from '#lib/signet/request/guard.ts'

const PRODUCTION = { environment: 'production' } as const

it.each(OPERATIONS)('asks before $id on Production by what it does', (operation) => {
  const needed = operation.effect === 'read' ? undefined : operation.method === 'DELETE' ? 'typed' : 'held'

  expect(guardFor(PRODUCTION, operation, operation.method)).toBe(needed)
})

it('takes what is not known for a write', () => {
  expect(guardFor(PRODUCTION, undefined, 'GET')).toBe('held')
  expect(guardFor(PRODUCTION, undefined, 'delete ')).toBe('typed')
})

it.each([
  ['a Test profile', { environment: 'test' }],
  ['the sandbox', { environment: 'sandbox' }],
  ['a profile whose guard is off', { environment: 'production', guard: 'off' }],
] as const)('asks nothing of %s', (_of, profile) => {
  expect(guardFor(profile, operationById('removeClient'), 'DELETE')).toBeUndefined()
})

it('takes the typed name for a held press, and not the other way round', () => {
  expect(isConfirmed('held', 'typed')).toBe(true)
  expect(isConfirmed('typed', 'held')).toBe(false)
  expect(isConfirmed('held', undefined)).toBe(false)
})
