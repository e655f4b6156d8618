import { t } from '#lib/text.ts'

/** Every way this extension can fail. Programs branch on the code; the prose beside it may change freely. */
export type ErrorCode =
  | 'input.invalid'
  | 'profile.missing'
  | 'secret.missing'
  | 'vault.locked'
  | 'vault.passphrase'
  | 'vault.throttled'
  | 'record.damaged'
  | 'record.newer'
  | 'auth.rejected'
  | 'auth.waiting'
  | 'guard.needed'
  | 'host.refused'
  | 'host.withdrawn'
  | 'network.offline'
  | 'network.unreachable'
  | 'network.redirected'
  | 'network.timeout'
  | 'network.cancelled'
  | 'protocol.violated'
  | 'storage.full'
  | 'extension.updated'
  | 'background.stopped'
  | 'bug'

/** Pages ask in place for what is missing, and run the interrupted act again. Nothing has been done when these are thrown. */
export const ASKED_IN_PLACE: ReadonlySet<ErrorCode> = new Set(['vault.locked', 'secret.missing'])

/**
 * The only error class: one class with a code rather than a class per failure, because `instanceof` does not survive
 * the message boundary and a code does.
 *
 * `message` reaches the screen and crosses contexts. Never put a key, secret, token or body in it.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  /** How long the server asks to wait, for `auth.waiting`. */
  readonly retryAfterMs: number | undefined
  /** A request that was refused before the browser was given it. What a browser says of one it was given proves nothing. */
  readonly unsent: boolean

  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & { retryAfterMs?: number; unsent?: boolean } = {},
  ) {
    super(message, options)
    this.code = code
    this.retryAfterMs = options.retryAfterMs
    this.unsent = options.unsent ?? false
  }
}

/** Turns whatever was thrown into an `AppError`. Text that we did not write is withheld: it may hold a secret. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  return new AppError('bug', t('Something went wrong inside the extension.'), { cause: thrown })
}
