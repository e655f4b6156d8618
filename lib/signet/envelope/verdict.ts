import { t, tn } from '#lib/text.ts'
import { type Problem, problemsOf } from '../problems/problems.ts'
import type { AnswerForm, AnswerReading } from './envelope.ts'

/** The answer in one truthful sentence, and the one word that colours it everywhere. */
export interface Verdict {
  readonly kind: 'success' | 'failure' | 'contradiction' | 'not-an-envelope' | 'no-answer'
  readonly sentence: string
}

/** For a send that nothing came back from: the sentence says why. */
export function noAnswer(sentence: string): Verdict {
  return { kind: 'no-answer', sentence }
}

/**
 * Weighs status, `success`, problems and content type against each other, and says so where they disagree.
 *
 * @param problems Those of the reading, where they have been placed: what is about another form of the body counts not.
 */
export function verdictOf(reading: AnswerReading, problems: readonly Problem[] = problemsOf(reading)): Verdict {
  const count = problems.filter(({ otherForm }) => otherForm === undefined).length
  const told = count === 0 ? [] : [tn(count, '{n} problem', '{n} problems', { n: count })]
  const { kind, lead, facts } =
    reading.form === 'envelope' ? judgeEnvelope(reading, told) : judgeOther(reading, reading.form, told)
  const remark = [reading.mismatch, reading.coding].filter((one) => one !== undefined)
  return { kind, sentence: `${lead}: ${[...facts, ...remark].join(', ')}` }
}

interface Judgement {
  readonly kind: Verdict['kind']
  readonly lead: string
  readonly facts: readonly string[]
}

function judgeEnvelope({ status, success }: AnswerReading, problems: readonly string[]): Judgement {
  const said = `success ${success}`
  if (isOk(status) !== success) {
    return {
      kind: 'contradiction',
      lead: t('Contradiction'),
      facts: [t('{status}, but {said}', { status, said }), ...problems],
    }
  }
  if (success && problems.length > 0) {
    return {
      kind: 'contradiction',
      lead: t('Contradiction'),
      facts: [`${status}`, t('{said}, but {problems}', { said, problems: problems.join() })],
    }
  }
  return { kind: success ? 'success' : 'failure', lead: statusWords(status), facts: [`${status}`, said, ...problems] }
}

const WHAT_CAME = {
  json: t('JSON without a success of true or false'),
  truncated: t('JSON that breaks off'),
  html: t('an HTML page, as a proxy or a wrong address gives'),
  binary: t('binary data'),
  empty: t('an empty body'),
  'not-json': t('a text that is not JSON'),
} as const satisfies Record<Exclude<AnswerForm, 'envelope'>, string>

function judgeOther({ status }: AnswerReading, form: keyof typeof WHAT_CAME, problems: readonly string[]): Judgement {
  if (form === 'empty' && status === 204) return { kind: 'success', lead: t('Succeeded'), facts: [t('204, no body')] }
  const lead = isOk(status) ? t('Not an envelope') : statusWords(status)
  return { kind: 'not-an-envelope', lead, facts: [`${status}`, WHAT_CAME[form], ...problems] }
}

const isOk = (status: number): boolean => status >= 200 && status < 300

const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: t('Not authorised'),
  403: t('Forbidden'),
  404: t('Not found'),
  405: t('Method not allowed'),
  409: t('Conflict'),
  429: t('Too many calls'),
}

function statusWords(status: number): string {
  if (isOk(status)) return t('Succeeded')
  if (status >= 500) return t('Server error')
  if (status >= 400) return STATUS_WORDS[status] ?? t('Refused')
  return status >= 300 ? t('Redirected') : t('No final answer')
}
