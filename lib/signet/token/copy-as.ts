import { SERVICES } from '../catalogue/services.ts'
import { baseUrlOf, type Profile } from '../profile/profile.ts'
import type { EpochMs } from './token.ts'

/** What a token is copied as. Each of these holds the token; everything else that is copied says `$SIGNET_TOKEN`. */
export type TokenForm = 'token' | 'header' | 'env'

interface CopiedToken {
  readonly value: string
  readonly profileName: string
  readonly expiresAt: EpochMs
}

/** The token as it is pasted: bare, as a header, or as a line of a `.env` file below a comment. No line break at the end. */
export const TOKEN_FORMS = {
  token: ({ value }) => value,
  header: ({ value }) => `Authorization: Bearer ${value}`,
  env: ({ value, profileName, expiresAt }) =>
    `# ${oneLine(profileName)}, expires ${utcSeconds(expiresAt)}\nSIGNET_TOKEN=${value}`,
} as const satisfies Record<TokenForm, (token: CopiedToken) => string>

/** A `.env` file of a profile: its addresses, and the places for key and secret, which nothing ever fills in here. */
export function envTemplate(profile: Profile): string {
  const own = SERVICES.filter(({ id }) => profile.serviceUrls[id] !== undefined)
  return [
    `# ${oneLine(profile.name)}: fill in key and secret, and keep this file out of version control.`,
    `SIGNET_BASE_URL=${profile.baseUrl}`,
    ...own.map(({ id }) => `SIGNET_${id.toUpperCase()}_URL=${baseUrlOf(profile, id)}`),
    'SIGNET_API_KEY=',
    'SIGNET_API_SECRET=',
  ].join('\n')
}

/** A name in a comment: a line break in it would begin a line of its own. */
const oneLine = (name: string): string => name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

const utcSeconds = (at: EpochMs): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
