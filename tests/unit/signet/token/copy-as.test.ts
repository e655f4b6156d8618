import { expect, it } from 'vitest'
import { envTemplate, TOKEN_FORMS } from '#lib/signet/token/copy-as.ts'
import { aProfile } from '../../../fakes/profile.ts'

const TOKEN = { value: 'aaa.bbb-c_c.ddd', profileName: 'Acme Test', expiresAt: Date.UTC(2026, 10, 24, 16, 5, 30, 250) }

it('copies the token as a header', () => {
  expect(TOKEN_FORMS.header(TOKEN)).toBe('Authorization: Bearer aaa.bbb-c_c.ddd')
})

it('copies the token as a .env line, below its profile and its end', () => {
  expect(TOKEN_FORMS.env(TOKEN)).toBe('# Acme Test, expires 2026-11-24T16:05:30Z\nSIGNET_TOKEN=aaa.bbb-c_c.ddd')
})

it('lets no name of a profile begin a line of its own', () => {
  const copied = TOKEN_FORMS.env({ ...TOKEN, profileName: 'Acme\r\nPATH=/evil\u2028x' })

  expect(copied.split('\n')[0]).toBe('# Acme PATH=/evil x, expires 2026-11-24T16:05:30Z')
  expect(copied.split(/[\r\n\u2028]/)).toHaveLength(2)
})

it('writes a .env template with the addresses, and with key and secret empty', () => {
  const profile = aProfile({ baseUrl: 'https://api.getsignet.xyz', serviceUrls: { fraud: 'https://localhost:4301' } })

  expect(envTemplate(profile)).toBe(
    [
      '# Acme Test: fill in key and secret, and keep this file out of version control.',
      'SIGNET_BASE_URL=https://api.getsignet.xyz',
      'SIGNET_FRAUD_URL=https://localhost:4301',
      'SIGNET_API_KEY=',
      'SIGNET_API_SECRET=',
    ].join('\n'),
  )
})
