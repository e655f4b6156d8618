import { expect, it } from 'vitest'
import { generatorsOf } from '#lib/signet/body/generated-value.ts'

const uuid = { type: 'string', format: 'uuid' }

it('makes up no id of what must be there already', () => {
  expect(generatorsOf('clientId', { ...uuid, 'x-id': 'client' })).toEqual([])
})

it('makes up ids of one’s own, and those that name nothing known', () => {
  expect(
    generatorsOf('deviceId', { ...uuid, 'x-id': 'device', description: 'The device, by your own id of it.' }),
  ).toEqual(['uuid'])
  expect(generatorsOf('intentId', { type: 'string', 'x-id': 'intent', description: 'Your own unique id.' })).toEqual([
    'own-id',
  ])
  expect(generatorsOf('correlationId', uuid)).toEqual(['uuid'])
  expect(generatorsOf('ip', { type: 'string', 'x-id': 'address' })).toEqual(['ipv4'])
})
