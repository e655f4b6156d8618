import { t } from '#lib/text.ts'
import { SECRET_NAME_END } from '../redaction/redact-names.ts'
import { isVariableName } from './variables.ts'

const SECRET_NAME = new RegExp(`${SECRET_NAME_END}$`, 'i')

/** Longer ones are no variables but documents. */
const LONGEST = 4000

/**
 * Why a variable cannot be set; undefined where it can. Variables are kept in plain and shown: a secret's place is the
 * profile.
 */
export function variableRefusal(name: unknown, value: unknown): string | undefined {
  if (typeof name !== 'string' || typeof value !== 'string') return t('A variable is a text.')
  if (!isVariableName(name)) {
    return t('A name begins with a letter and has letters, digits, _ . and - after it, up to 64 in all.')
  }
  if (SECRET_NAME.test(name) || /secret|passw|token/i.test(name)) {
    return t(
      'This is the name of a secret, and variables are kept in plain. Keys, secrets and tokens belong to a profile.',
    )
  }
  if (/^(?:Bearer\s|ey[\w-]{10,}\.ey)/.test(value)) return t('This value is a token, and variables are kept in plain.')
  return value.length > LONGEST ? t('A value has up to {most} characters.', { most: LONGEST }) : undefined
}
