import { expect, it } from 'vitest'
import { visibleText, withoutUnseen } from '#lib/signet/text/visible-text.ts'

it.each([
  ['gnp.\u202Etxt', 'gnp.\\u{202e}txt'],
  ['a\u0000b\u001b[31m', 'a\\u{0}b\\u{1b}[31m'],
  ['zero\u200Bwidth\uFEFF', 'zero\\u{200b}width\\u{feff}'],
  ['tag\u{E0041}', 'tag\\u{e0041}'],
])('spells out what cannot be seen in %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown)
  expect(withoutUnseen(text)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

it.each(['two\nlines\tand', 'نمی\u200Cخواهم', '👩\u200D👧', 'Zoë “–” 漢字', 'עברית'])('leaves %j as it is', (text) => {
  expect([visibleText(text), withoutUnseen(text)]).toEqual([text, text])
})
