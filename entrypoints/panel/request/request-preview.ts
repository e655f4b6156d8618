import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { HeaderPair } from '#lib/signet/exchange/exchange.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import type { Variables } from '#lib/signet/request/variable-sets.ts'
import { resolveDraft } from '#lib/signet/request/variables.ts'
import { type SubjectPart, writeSubject } from '#lib/signet/request/write-subject.ts'
import { t } from '#lib/text.ts'

/** Where the request would go, or undefined while a part of it is missing. */
export function resolvedUrl(draft: RequestDraft, profile: Profile, variables: Variables): string | undefined {
  try {
    return buildRequest(resolveDraft(draft, variables), profile).url
  } catch {
    return undefined
  }
}

/** What a write is about; nothing while a variable of it is not set. */
export function subjectOf(
  draft: RequestDraft,
  operation: Operation | undefined,
  variables: Variables,
): readonly SubjectPart[] {
  try {
    return writeSubject(resolveDraft(draft, variables), operation?.bodyIds)
  } catch {
    return []
  }
}

const tokenWords = (profile: Profile | undefined): string =>
  profile === undefined
    ? t('Bearer, with the token of the profile')
    : t('Bearer, with the token of {name}', { name: profile.name })

/** What is added on the way out, unless the user has a header of the same name. */
export function automaticHeaders(
  draft: RequestDraft,
  operation: Operation | undefined,
  profile: Profile | undefined,
): readonly HeaderPair[] {
  const token: HeaderPair = ['Authorization', tokenWords(profile)]
  const pairs: HeaderPair[] = [
    ...(operation?.bearer === false ? [] : [token]),
    ...(draft.body.trim() === '' ? [] : [['Content-Type', 'application/json'] satisfies HeaderPair]),
  ]
  const own = new Set(draft.headers.filter(({ enabled }) => enabled).map(({ name }) => name.toLowerCase()))
  return pairs.filter(([name]) => !own.has(name.toLowerCase()))
}
