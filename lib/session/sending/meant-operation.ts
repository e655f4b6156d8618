import { AppError } from '#lib/errors.ts'
import type { SendOrder } from '#lib/messaging/contract.ts'
import { type Catalogue, matchOperation, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { baseUrlOf, type Profile } from '#lib/signet/profile/profile.ts'
import type { BuiltRequest } from '#lib/signet/request/build-request.ts'
import { isDisguisedWrite } from '#lib/signet/request/disguised-write.ts'
import { guardFor, isConfirmed } from '#lib/signet/request/guard.ts'
import { t } from '#lib/text.ts'

/**
 * The operation that was chosen, or, where method or path were typed over, the one that they mean now. Of one that the
 * user brought in the filled path decides: `/fraud/v1/{any}` may lead to a documented call, which is guarded as what it is.
 */
export function meantOperation(
  order: SendOrder,
  request: BuiltRequest,
  profile: Profile,
  catalogue: Catalogue,
): Operation | undefined {
  return asItActs(namedOperation(order, request, profile, catalogue), request, profile)
}

function namedOperation(
  { draft }: SendOrder,
  { method, url, service }: BuiltRequest,
  profile: Profile,
  catalogue: Catalogue,
): Operation | undefined {
  const chosen = operationById(draft.operationId, catalogue)
  const isOwn = chosen?.source === 'imported' || chosen?.source === 'added'
  if (chosen?.method === method && chosen.path === draft.path && !isOwn) return chosen
  const path = url.slice(baseUrlOf(profile, service).length).replace(/\?.*$/, '')
  return matchOperation(method, path, catalogue)?.operation
}

/** What is taken for a read and may write all the same is guarded, and remembered, as a write. */
function asItActs(operation: Operation | undefined, request: BuiltRequest, profile: Profile): Operation | undefined {
  if (operation?.effect !== 'read' || !isDisguisedWrite(request, profile)) return operation
  return { ...operation, effect: 'write' }
}

/** @throws AppError `guard.needed`, whoever asks: a page that forgets to ask the user sends nothing. */
export function confirmedOperation(
  order: SendOrder,
  request: BuiltRequest,
  profile: Profile,
  catalogue: Catalogue,
): Operation | undefined {
  const operation = meantOperation(order, request, profile, catalogue)
  if (isConfirmed(guardFor(profile, operation, request.method), order.confirmed)) return operation
  const word = t('Not sent: it changes data in Production, and {name} waits for your word before that.', {
    name: profile.name,
  })
  throw new AppError('guard.needed', word)
}
