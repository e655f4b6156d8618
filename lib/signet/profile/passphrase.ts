import { t, tn } from '#lib/text.ts'

/** How much a passphrase withstands, in words for its field. */
export interface PassphraseStrength {
  /** Whether it may be used: long enough, and not among the first that anyone tries. */
  readonly accepted: boolean
  /** 0 to 1, for a bar. */
  readonly share: number
  /** What it lacks, or what it is worth. */
  readonly word: string
}

/** Characters. */
export const PASSPHRASE_MIN = 12

/** In bits: 45 keep one computer busy for a lifetime at the vault's million rounds a guess, 62 a room of them. */
const LEAST_BITS = 28
const FAIR_BITS = 45
const STRONG_BITS = 62

/** Judges a passphrase by what an attacker would try first. A floor, and no promise. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const missing = PASSPHRASE_MIN - [...passphrase].length
  const bits = estimateBits(passphrase)
  const share = Math.min(1, bits / STRONG_BITS)
  if (missing > 0) return { accepted: false, share, word: tn(missing, '{n} more character', '{n} more characters') }
  if (bits < LEAST_BITS)
    return { accepted: false, share, word: t('Too easy to guess: use four or five unrelated words') }
  if (bits < FAIR_BITS) return { accepted: true, share, word: t('Weak: add a word or two') }
  return { accepted: true, share, word: bits < STRONG_BITS ? t('Fair: one more word makes it strong') : t('Strong') }
}

const COMMON = /password|passwort|passphrase|letmein|welcome|admin|signet|secret|iloveyou|dragon|monkey/g
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'yxcvbnm',
  'zxcvbnm',
]
/** Four neighbours of a run, in either direction, are one. */
const RUN_LENGTH = 4
const NEIGHBOURS = new Set([...RUNS, ...RUNS.map((run) => [...run].reverse().join(''))].flatMap(partsOf))

/** Each word once, by about what it adds; a change of kind within one a little; what is predictable next to nothing. */
function estimateBits(passphrase: string): number {
  const { rest, patterns } = withoutPatterns(withoutRepeats(passphrase))
  const chunks = rest.match(/\p{L}+|\p{N}+|\s+|[^\p{L}\p{N}\s]+/gu) ?? []
  const distinct = new Set(chunks.map((chunk) => chunk.toLowerCase()))
  const joints = [...rest.matchAll(/(?<=\p{L})[^\p{L}\s]|(?<=\p{N})[^\p{N}\s]|(?<=[^\p{L}\p{N}\s])[\p{L}\p{N}]/gu)]
    .length
  return 4 * patterns + 2 * joints + [...distinct].reduce((sum, chunk) => sum + bitsOf(chunk), 0)
}

function bitsOf(chunk: string): number {
  if (/^\p{L}/u.test(chunk)) return 2.2 * chunk.length
  if (/^\p{N}/u.test(chunk)) return 3 * chunk.length
  return chunk.trim() === '' ? 1 : 4 * chunk.length
}

const withoutRepeats = (text: string): string => text.replace(/(.)\1{2,}|(.{2,8}?)\2+/gsu, '$1$2')

/** Takes out common words, also with figures for letters, and runs on a keyboard; counts them. */
function withoutPatterns(text: string): { rest: string; patterns: number } {
  const plain = text.toLowerCase().replace(/[@013$5]/g, (sign) => LETTER_FOR[sign] ?? sign)
  const taken = new Set<number>()
  let patterns = 0
  for (const { index, 0: word } of plain.matchAll(COMMON)) {
    patterns += 1
    for (let at = index; at < index + word.length; at += 1) taken.add(at)
  }
  const lower = text.toLowerCase()
  for (let at = 0; at + RUN_LENGTH <= lower.length; at += 1) {
    if (!NEIGHBOURS.has(lower.slice(at, at + RUN_LENGTH))) continue
    if (!taken.has(at)) patterns += 1
    for (let next = at; next < at + RUN_LENGTH; next += 1) taken.add(next)
  }
  return { rest: [...text].filter((_, at) => !taken.has(at)).join(''), patterns }
}

const LETTER_FOR: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', '1': 'i', '3': 'e', $: 's', '5': 's' }

function partsOf(run: string): string[] {
  return Array.from({ length: run.length - RUN_LENGTH + 1 }, (_, at) => run.slice(at, at + RUN_LENGTH))
}
