import { expect, it } from 'vitest'
import type { Environment } from '#lib/signet/profile/profile.ts'
import { scopeContradiction } from '#lib/signet/token/scope.ts'

it.each<[Environment, string]>([
  ['production', 'development'],
  ['production', 'sandbox'],
  ['production', 'env:test write'],
  ['production', 'readTest'],
  ['production', 'non-production'],
  ['test', 'production'],
  ['test', 'read:live'],
  ['test', 'PROD'],
  ['sandbox', 'liveData'],
])('sees that in a %s profile the scope "%s" names the other environment', (environment, scope) => {
  expect(scopeContradiction(environment, scope)).toBeDefined()
})

it.each<[Environment, string | undefined]>([
  ['production', 'production'],
  ['production', 'read write'],
  ['production', undefined],
  ['test', 'development'],
  ['test', 'non-production'],
  ['test', 'pre_prod'],
  ['test', 'delivery reproduction'],
  ['test', 'test prod'],
  ['production', 'contest'],
])('sees nothing in a %s profile against the scope "%s"', (environment, scope) => {
  expect(scopeContradiction(environment, scope)).toBeUndefined()
})

it('tells the word that contradicts', () => {
  expect(scopeContradiction('test', 'fraud:read fraud:production')).toBe('production')
})
