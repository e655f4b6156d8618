import type { Environment } from '../profile/profile.ts'

/** Words that name an environment, as they stand in scopes. The guide's own sample is `development`. */
const WORDS = {
  production: ['production', 'prod', 'prd', 'live'],
  test: ['test', 'testing', 'sandbox', 'staging', 'stage', 'development', 'develop', 'dev', 'preprod', 'nonprod'],
} as const

/** A scope that denies Production names a Test key: `non-production`, `pre_prod`. */
const DENIED = /\b(non|not|pre)[-_ ]?(production|prod|prd|live)\b/g

/**
 * Whether a token's scope names the other environment than its profile does: a Test key in a profile marked Production,
 * or the other way round. Which scopes Signet has is not published, so words are compared, and a scope that names
 * neither or both says nothing.
 *
 * @returns The word in the scope that contradicts; undefined where nothing does.
 */
export function scopeContradiction(environment: Environment, scope: string | undefined): string | undefined {
  const words = wordsOf(scope ?? '')
  const named = (kind: keyof typeof WORDS) => words.find((word) => (WORDS[kind] as readonly string[]).includes(word))
  const [own, other] =
    environment === 'production' ? (['production', 'test'] as const) : (['test', 'production'] as const)
  return named(own) === undefined ? named(other) : undefined
}

/** Scopes are parted by spaces, commas, colons and the like, or in camel case: `read:liveData`. */
function wordsOf(scope: string): string[] {
  const parted = scope.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase()
  return parted.replace(DENIED, 'nonprod').split(/[^\p{L}]+/u)
}
