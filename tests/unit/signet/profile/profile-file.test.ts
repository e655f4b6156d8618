import fc from 'fast-check'
import { expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { parseProfileFile, profileFileName, writeProfileFile } from '#lib/signet/profile/profile-file.ts'
import { aProfile } from '../../../fakes/profile.ts'

const PROFILE = aProfile({ baseUrl: 'https://api.getsignet.xyz', serviceUrls: { fraud: 'https://localhost:4301' } })

it('writes name, environment and addresses, and nothing else of a profile', () => {
  expect(JSON.parse(writeProfileFile([PROFILE]))).toEqual({
    format: 'signet-explorer.profiles',
    version: 1,
    profiles: [
      {
        name: 'Acme Test',
        environment: 'test',
        baseUrl: 'https://api.getsignet.xyz',
        serviceUrls: { fraud: 'https://localhost:4301' },
      },
    ],
  })
})

it('reads back what it wrote', () => {
  const { name, environment, baseUrl, serviceUrls } = PROFILE

  expect(parseProfileFile(writeProfileFile([PROFILE, PROFILE]))).toEqual([
    { name, environment, baseUrl, serviceUrls },
    { name, environment, baseUrl, serviceUrls },
  ])
})

it('names the file after the profile', () => {
  expect(profileFileName([PROFILE])).toBe('signet-acme-test.json')
  expect(profileFileName([aProfile({ name: '../../Ümläut & Co' })])).toBe('signet-ml-ut-co.json')
  expect(profileFileName([PROFILE, PROFILE])).toBe('signet-profiles.json')
})

it('takes nothing from a file but what it would have written', () => {
  const file = JSON.parse(writeProfileFile([PROFILE]))
  Object.assign(file.profiles[0], { plainHttp: true, apiSecret: 'planted', id: 'p1' })
  file.profiles[0].serviceUrls.other = 'https://evil.example'

  expect(JSON.stringify(parseProfileFile(JSON.stringify(file)))).not.toMatch(/planted|plainHttp|p1|evil/)
})

it.each([
  ['not json', 'This file is not JSON.'],
  ['{}', 'This is not a file with exported profiles.'],
  ['{"format":"signet-explorer.profiles","version":1,"profiles":[]}', 'This file holds no list of profiles.'],
  ['{"format":"signet-explorer.profiles","version":1,"profiles":[{}]}', 'A profile in this file is incomplete.'],
  [
    '{"format":"signet-explorer.profiles","version":2,"profiles":[]}',
    'A newer version of this extension wrote this file: update the extension.',
  ],
])('says what is wrong with %s', (text, message) => {
  expect(() => parseProfileFile(text)).toThrow(new AppError('input.invalid', message))
})

it('reads any other file or refuses it, and never breaks', () => {
  const anything = fc.record({
    format: fc.constant('signet-explorer.profiles'),
    version: fc.constant(1),
    profiles: fc.json().map((text) => JSON.parse(text)),
  })
  fc.assert(
    fc.property(anything, (file) => {
      try {
        parseProfileFile(JSON.stringify(file))
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(AppError)
      }
    }),
  )
})
