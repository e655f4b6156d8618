/**
 * What people of the field say, and the words that documentation has for it, the likeliest first. Words alone: nothing
 * here knows an endpoint, and an import's are found by them as well.
 */
const SAID_FOR: Readonly<Record<string, readonly string[]>> = {
  account: ['client', 'user'],
  add: ['create', 'register'],
  ban: ['blacklist'],
  block: ['blacklist'],
  cancel: ['remove', 'take'],
  create: ['register', 'add'],
  customer: ['client', 'user'],
  delete: ['remove', 'take'],
  deny: ['blacklist'],
  edit: ['change', 'update'],
  enroll: ['enrol'],
  erase: ['remove'],
  fraud: ['report', 'flag', 'blacklist'],
  fraudster: ['report', 'blacklist', 'flag'],
  fetch: ['read', 'list', 'find'],
  geo: ['location'],
  get: ['read', 'list', 'find'],
  login: ['token'],
  lookup: ['check', 'find', 'read'],
  make: ['create', 'register', 'generate'],
  mark: ['flag'],
  modify: ['change', 'update'],
  new: ['register', 'create', 'generate', 'add'],
  onboard: ['register', 'enrol'],
  person: ['client', 'user'],
  renew: ['refresh'],
  revoke: ['remove', 'take'],
  scam: ['report', 'flag'],
  scammer: ['report', 'blacklist', 'flag'],
  search: ['find', 'list'],
  see: ['read', 'list', 'check'],
  show: ['read', 'list', 'find'],
  signup: ['register'],
  suspicious: ['flag', 'report'],
  unban: ['off the blacklist'],
  unblock: ['off the blacklist'],
  undo: ['off', 'remove'],
  unflag: ['flag off'],
  update: ['change'],
  user: ['client'],
  verify: ['check'],
  view: ['read', 'list'],
  whitelist: ['off the blacklist'],
}

/** Words that only tie others together. */
const TIES = new Set(['a', 'an', 'the', 'of', 'from', 'for', 'to', 'by', 'with', 'my', 'on', 'in', 'into'])

/** What a word may stand for: itself, then what is said for it. Of several it also stands for one (`customers`). */
export function saidFor(word: string): readonly string[] {
  const forms = word.length > 3 && word.endsWith('s') ? [word, word.slice(0, -1)] : [word]
  return [...forms, ...forms.flatMap((form) => (Object.hasOwn(SAID_FOR, form) ? (SAID_FOR[form] ?? []) : []))]
}

/** The words of a search, in lower case; those that only tie are left out where others remain. */
export function searchWords(text: string): readonly string[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const telling = words.filter((word) => !TIES.has(word))
  return telling.length > 0 ? telling : words
}

/** All that people may say for what a title says. */
export function alsoCalled(title: string): string {
  const inTitle = title.toLowerCase()
  return Object.entries(SAID_FOR)
    .filter(([, meant]) => meant.some((word) => inTitle.includes(word)))
    .map(([said]) => said)
    .join(' ')
}
