import { LANGUAGE, t } from '#lib/text.ts'
import { jsonFault } from '../json/json-scan.ts'
import { parsedJson } from '../json/parsed-json.ts'
import { fields } from '../json/untyped.ts'
import { type DecodedBody, encodingName } from './decode-body.ts'

/**
 * What an answer's body is, judged by its content alone:
 * - `envelope`: a JSON object with a boolean `success`; `json`: any other JSON
 * - `truncated`: JSON that breaks off at the end of the text
 * - `html`, `binary`, `empty`, and `not-json` for any other text
 */
export type AnswerForm = 'envelope' | 'json' | 'truncated' | 'html' | 'binary' | 'empty' | 'not-json'

/** An answer as it was understood. Nothing in it is trusted, and no one form of envelope is assumed. */
export interface AnswerReading {
  readonly status: number
  readonly form: AnswerForm
  /** Where content type and content disagree: "sent as text/html, but it is JSON". */
  readonly mismatch: string | undefined
  /** How its text was coded, where that is worth a word: "not UTF-8: the first bad byte is at 1,204". */
  readonly coding: string | undefined
  /** Of an envelope alone. */
  readonly success: boolean | undefined
  /** The answer's own sentence; older answers keep it inside `data`. */
  readonly message: string | undefined
  readonly data: unknown
  /** The whole JSON, for what the other fields leave out: `errors`, `error` and whatever stands in their place. */
  readonly json: unknown
}

interface ReadableAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
  /** How the text was made out of bytes, where it was. */
  readonly decoded?: Omit<DecodedBody, 'text'> | undefined
}

/** Reads an answer, whatever it is. Never throws. */
export function readAnswer(answer: ReadableAnswer): AnswerReading {
  const text = answer.text.startsWith('\uFEFF') ? answer.text.slice(1) : answer.text
  const { decoded } = answer
  const isData = decoded !== undefined && decoded.encoding === undefined
  const json = isData ? undefined : parsedJson(text)
  const form = isData ? 'binary' : json === undefined ? textForm(text, decoded !== undefined) : jsonForm(json)
  const { success, data, message } = fields(json)
  return {
    status: answer.status,
    form,
    mismatch: mismatch(answer.contentType, form),
    coding: decoded && coding(decoded),
    success: typeof success === 'boolean' ? success : undefined,
    message: textOf(message) ?? textOf(fields(data)['message']),
    data,
    json,
  }
}

/** A text that says something, or undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function isData(start: string): boolean {
  return start.includes('\0') || (start.match(NOT_TEXT)?.length ?? 0) > start.length / 20
}

function jsonForm(json: unknown): AnswerForm {
  return typeof fields(json)['success'] === 'boolean' ? 'envelope' : 'json'
}

/** How much of a text is looked at to tell its form. */
const LOOKED_AT = 4_096
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells binary data from text.
const NOT_TEXT = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g

function textForm(text: string, isText: boolean): AnswerForm {
  const start = text.slice(0, LOOKED_AT).trimStart()
  if (start === '' && text.trim() === '') return 'empty'
  if (!isText && isData(start)) return 'binary'
  if (/^(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype html|html|head|body|title|h1|center|p|div)\b/i.test(start))
    return 'html'
  if (/^[{["]/.test(start) && jsonFault(text)?.ended === true) return 'truncated'
  return 'not-json'
}

function coding({ encoding, badAt, misdeclared }: Omit<DecodedBody, 'text'>): string | undefined {
  if (encoding === undefined) return undefined
  const name = encodingName(encoding)
  if (badAt !== undefined) {
    const at = badAt.toLocaleString(LANGUAGE)
    return t('not {encoding}: the first bad byte is at {at}', { encoding: name, at })
  }
  if (misdeclared !== undefined) {
    return t('declared as {declared}, but it is {encoding}', { declared: encodingName(misdeclared), encoding: name })
  }
  return encoding === 'utf-8' ? undefined : t('in {encoding}', { encoding: name })
}

function mismatch(contentType: string, form: AnswerForm): string | undefined {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const saysJson = /[/+]json$/.test(type)
  const isJson = form === 'envelope' || form === 'json' || form === 'truncated'
  if (form === 'empty' || type === '' || saysJson === isJson) return undefined
  if (isJson) return t('sent as {type}, but it is JSON', { type })
  if (form === 'html') return t('sent as JSON, but it is HTML')
  return form === 'binary' ? t('sent as JSON, but it is binary data') : t('sent as JSON, but it is not')
}
