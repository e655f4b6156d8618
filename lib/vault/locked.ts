import { AppError } from '#lib/errors.ts'

export const locked = (): AppError =>
  new AppError('vault.locked', 'The vault is locked. Enter its passphrase to go on.')
