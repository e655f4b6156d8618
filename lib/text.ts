/**
 * The words of the interface. The code holds them in English, at the place that says them; the browser's `_locales` holds
 * them in other languages, each under a key made from the English text. `npm run texts` writes the English file from the code.
 *
 * Where there is no browser (tests, scripts, the sandbox server), English is said. A Worker is told no language: what it
 * says goes to its page as text and values, and is put into words there (`said`).
 */

interface BrowserTexts {
  readonly getMessage: (key: string) => string
  readonly getUILanguage: () => string
}

/** What stands for `{name}` in a text. */
export type Values = Readonly<Record<string, string | number>>

/** Asked anew by each context, and once: what a module says while it loads is said right too. */
const texts = (globalThis as { chrome?: { i18n?: BrowserTexts } }).chrome?.i18n

/** English is in the code already: most people never wait for the browser to open a file. */
const translated = texts !== undefined && !/^en\b/.test(texts.getUILanguage())

/** The language that is shown, which need not be the browser's: as BCP 47 has it, for `Intl`. */
export const LANGUAGE: string = (translated && texts.getMessage('language')) || 'en'

/** The language as dates are written in it: English ones with the day before the month, as most of the world has them. */
export const DATE_LANGUAGE: string = LANGUAGE === 'en' ? 'en-GB' : LANGUAGE

const isWorker = texts === undefined && 'DedicatedWorkerGlobalScope' in globalThis
/** Stands before what a Worker says. Nothing that an answer or a file can bring in begins with both. */
const UNSAID = '\u0001['

const plural = new Intl.PluralRules(LANGUAGE)

/**
 * A text in the language of the browser: `t('Copy token')`, `t('Copied {profile}', { profile })`.
 *
 * @param english As it stands in the code, a literal: `npm run texts` finds it by that.
 */
export function t(english: string, values: Values = {}): string {
  return isWorker ? `\u0001${JSON.stringify([english, values])}` : filled(inLanguage(english), values)
}

/** What a Worker says, in the language of the page that asked it; any other text as it is. */
export function said(text: string): string {
  if (!text.startsWith(UNSAID)) return text
  const [english, values] = JSON.parse(text.slice(1)) as [string, Values]
  const words = Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? said(value) : value])
  return filled(inLanguage(english), Object.fromEntries(words))
}

/** A text about a number, which stands for `{n}`: `tn(3, '{n} row', '{n} rows')`; in other languages in as many forms as they have. */
export function tn(count: number, one: string, other: string, values: Values = {}): string {
  const form = plural.select(count)
  const text = (translated && texts.getMessage(pluralKey(other, form))) || (form === 'one' ? one : inLanguage(other))
  return filled(text, { n: count.toLocaleString(LANGUAGE), ...values })
}

export interface Words {
  readonly t: typeof t
  readonly tn: typeof tn
}

export const INTERFACE: Words = { t, tn }

/** In English whatever the browser's language: for what is said in Signet's name. */
export const IN_ENGLISH: Words = {
  t: (english, values = {}) => filled(english, values),
  tn: (count, one, other, values) => filled(count === 1 ? one : other, { n: count, ...values }),
}

/** The text with its places still open, for those who put something other than words there. */
export function inLanguage(english: string): string {
  return (translated && texts.getMessage(textKey(english))) || english
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/**
 * The key of a text in `_locales`: some of its words, for those who read the file, and a hash (FNV-1a), because the browser
 * tells neither case nor punctuation of keys apart.
 */
export function textKey(english: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < english.length; i++) hash = Math.imul(hash ^ english.charCodeAt(i), 0x01000193)
  const words = english.match(/[A-Za-z0-9]+/g) ?? []
  return [...words.slice(0, 4), (hash >>> 0).toString(36)].join('_').toLowerCase()
}

/** The key of one form of a text about a number; `other` goes by the plain key. */
export function pluralKey(other: string, form: Intl.LDMLPluralRule): string {
  return form === 'other' ? textKey(other) : `${textKey(other)}_${form}`
}
