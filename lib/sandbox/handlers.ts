import type { Handler } from './call.ts'
import { ENROLLMENT_HANDLERS } from './enrollment.ts'
import { FLAG_HANDLERS } from './flags.ts'
import { FRAUD_HANDLERS } from './fraud.ts'
import { MANDATE_SEARCH_HANDLERS } from './mandate-search.ts'
import { MANDATE_HANDLERS } from './mandates.ts'
import { PARTNER_HANDLERS } from './partner.ts'
import { TOKEN_HANDLERS } from './tokens.ts'

/** What each operation of the catalogue does, by its id. A test proves that none is missing and none too many. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  ...TOKEN_HANDLERS,
  ...FRAUD_HANDLERS,
  ...FLAG_HANDLERS,
  ...PARTNER_HANDLERS,
  ...ENROLLMENT_HANDLERS,
  ...MANDATE_HANDLERS,
  ...MANDATE_SEARCH_HANDLERS,
}
