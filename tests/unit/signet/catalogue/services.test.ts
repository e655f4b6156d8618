import { expect, it } from 'vitest'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { SERVICES, serviceOfPath } from '#lib/signet/catalogue/services.ts'

it('has a service for each operation, and none without', () => {
  const found = new Set(OPERATIONS.map(({ path }) => serviceOfPath(path)))
  expect(found).toEqual(new Set(SERVICES.map(({ id }) => id)))
})

it('has the longest prefix that all paths of a service share', () => {
  for (const { id, prefix } of SERVICES) {
    const paths = OPERATIONS.map(({ path }) => path.split('/')).filter((path) => serviceOfPath(path.join('/')) === id)
    const shared = (paths[0] ?? []).filter((part, at) => paths.every((path) => path[at] === part))
    expect(shared.join('/')).toBe(prefix)
  }
})

it.each([
  ['/fraud/v1', 'fraud'],
  ['/fraud/v1?x=1', 'fraud'],
  ['/fraud/v10/x', undefined],
  ['/other', undefined],
])('knows the service of %s: %s', (path, service) => {
  expect(serviceOfPath(path)).toBe(service)
})
