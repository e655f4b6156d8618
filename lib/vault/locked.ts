import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'

export const locked = (): AppError =>
  new AppError('vault.locked', t('The vault is locked. Enter its passphrase to go on.'))
