import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { withoutUnseen } from '../text/visible-text.ts'
import { type Operation, pathVariables } from './catalogue.ts'
import type { Unpublished } from './links.ts'

/** What a user types to add an operation by hand. */
export interface AddedInput {
  readonly method: string
  /** Below the base URL, its variables in braces. */
  readonly path: string
  readonly name: string
  readonly effect: Operation['effect']
  /** Where it stands in the tree, for one that was known by name alone. */
  readonly tag?: Unpublished['tag'] | undefined
  readonly service?: string | undefined
}

const LONGEST = 500

/**
 * @throws AppError `input.invalid`, with what to correct.
 */
export function addedOperation({ method, path, name, effect, tag, service }: AddedInput): Operation {
  const typed = path.trim()
  const verb = method.trim().toUpperCase()
  if (!/^[A-Z]{3,10}$/.test(verb)) throw invalid(t('Choose a method.'))
  if (!/^\/(?!\/)/.test(typed) || /[\s?#\\]/.test(typed) || typed.length > LONGEST) {
    throw invalid(t('The path must begin with / and hold no spaces, ? or #: write it like /fraud/v1/risk/{clientId}.'))
  }
  if (/\{\}|\{[^}]*[{/]|\}[^/]*\{|^[^{]*\}/.test(typed)) {
    throw invalid(t('A variable stands in braces and has a name: write it like {clientId}.'))
  }
  return {
    ...{ id: `${verb} ${typed}`, method: verb, path: typed },
    ...{ service: service ?? t('Added by you'), tag: tag ?? t('Operations') },
    ...{ summary: withoutUnseen(name).trim().slice(0, LONGEST) || `${verb} ${typed}`, description: '' },
    ...{ source: 'added', sourceRef: '', effect: effect === 'read' ? 'read' : 'write' },
    ...{ deprecated: false, secretAnswer: false, bearer: true, needsOneOf: [], examples: [], statuses: [], links: [] },
    parameters: pathVariables(typed).map((variable) => ({
      ...{ name: variable, in: 'path', required: true, description: '', schema: { type: 'string' } },
    })),
    hasBody: !['GET', 'HEAD', 'OPTIONS'].includes(verb),
  }
}

const invalid = (message: string): AppError => new AppError('input.invalid', message)
