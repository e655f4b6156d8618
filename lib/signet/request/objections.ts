import { asAppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import type { Operation } from '../catalogue/catalogue.ts'
import { jsonProblem } from '../json/json-text.ts'
import type { Profile } from '../profile/profile.ts'
import { scopeContradiction } from '../token/scope.ts'
import { buildRequest } from './build-request.ts'
import { isDisguisedWrite } from './disguised-write.ts'
import { type Confirmation, guardFor, isConfirmed } from './guard.ts'
import type { RequestDraft } from './request.ts'
import type { Variables } from './variable-sets.ts'
import { resolveDraft } from './variables.ts'
import { type SubjectPart, writeSubject } from './write-subject.ts'

/** What stands between a press of Send and the request. */
export type Objection =
  /** It cannot be sent: a sentence that says what is missing. */
  | { readonly kind: 'incomplete'; readonly message: string }
  /** The body is no JSON. It can be sent all the same, to see what the server says. */
  | { readonly kind: 'json'; readonly line: number; readonly column: number; readonly message: string }
  /** It writes with a token whose scope names another environment than the profile does. */
  | { readonly kind: 'scope'; readonly scope: string; readonly message: string }
  /** It writes to Production, and wants a word first. */
  | ProductionObjection

export interface ProductionObjection {
  readonly kind: 'production'
  readonly profileName: string
  readonly method: string
  readonly path: string
  /** Whom or what it changes. */
  readonly subject: readonly SubjectPart[]
}

/** What the user has let through. Production is confirmed, and not overruled. */
export type Overruled = readonly Exclude<Objection['kind'], 'production'>[]

export const NO_PROFILE: Objection = {
  kind: 'incomplete',
  message: t('There is no profile to send with: add one in Settings.'),
}

/** What the catalogue does not know may write. */
export const mayWrite = (operation: Pick<Operation, 'effect'> | undefined): boolean => operation?.effect !== 'read'

/** A request that is about to be sent. */
export interface Ready {
  readonly draft: RequestDraft
  /** What the present catalogue knows of it. */
  readonly operation: Operation | undefined
  readonly variables: Variables
  readonly overruled: Overruled
  readonly confirmed: Confirmation | undefined
}

/** The first reason not to send it that was not overruled, worst first. `scope` is that of the token it will carry. */
export function objectionTo(
  { draft, operation, variables, overruled, confirmed }: Ready,
  profile: Profile,
  scope: string | undefined,
): Objection | undefined {
  let resolved: RequestDraft
  let meant = operation
  try {
    resolved = resolveDraft(draft, variables)
    const request = buildRequest(resolved, profile)
    if (operation && isDisguisedWrite(request, profile)) meant = { ...operation, effect: 'write' }
  } catch (thrown) {
    return { kind: 'incomplete', message: asAppError(thrown).message }
  }
  const { body } = resolved
  const problem = body.trim() === '' ? undefined : jsonProblem(body)
  if (problem !== undefined && !overruled.includes('json')) return { kind: 'json', ...problem }
  if (!mayWrite(meant)) return undefined
  const contradiction = overruled.includes('scope') ? undefined : scopeObjection(profile, scope)
  if (contradiction !== undefined) return contradiction
  if (isConfirmed(guardFor(profile, meant, draft.method), confirmed)) return undefined
  const subject = writeSubject(resolved, operation?.bodyIds)
  return { kind: 'production', profileName: profile.name, method: draft.method, path: draft.path, subject }
}

const NAMES = { sandbox: t('Sandbox'), test: t('Test'), production: t('Production') } as const

/** Reads are let through: they cannot do harm in the wrong place. A scope that was accepted once is not asked about again. */
export function scopeObjection(
  profile: Profile,
  scope: string | undefined,
): (Objection & { readonly kind: 'scope' }) | undefined {
  if (scope === undefined || scope === profile.acceptedScope) return undefined
  const word = scopeContradiction(profile.environment, scope)
  if (word === undefined) return undefined
  const message = t(
    'The scope “{scope}” of this token does not fit a {environment} profile. Check in Settings that {name} holds the key you mean.',
    { scope, environment: NAMES[profile.environment], name: profile.name },
  )
  return { kind: 'scope', scope, message }
}
