import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDesk } from '#lib/answer/desk.ts'
import { createPattern } from '#lib/answer/iregexp.ts'
import { nodesAtPath } from '#lib/answer/path-filter.ts'

const idle = () => undefined
const fits = (source: string, text: string, where: 'whole' | 'anywhere') =>
  createPattern(source)?.fits(text, where, idle)

const atom = fc.constantFrom('a', 'b', 'é', '𐄁', '.', '[ab]', '[^a]', '[a-c-]', '\\.', '\\p{Lu}', '\\P{L}', '^', '$')
const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 2 },
    fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map((ways) => ways.join('|')),
  ),
  piece: fc
    .tuple(
      fc.oneof(
        { maxDepth: 2 },
        atom,
        tie('pattern').map((inner) => `(${inner})`),
      ),
      fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}'),
    )
    // The engine repeats no edge.
    .map(([one, times]) => (one === '^' || one === '$' ? one : one + times)),
}))
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '.', '-', 'é', '𐄁', '\n', '1'), maxLength: 6 })

it('means what the engine means by the same pattern', () => {
  fc.assert(
    fc.property(pattern, text, (source, sample) => {
      // RFC 9485, 5.3: how a pattern is written for ECMAScript.
      const body = source.replace(/\\.|\[[^\]]*\]|\./g, (part) => (part === '.' ? '[^\\n\\r]' : part))
      expect(fits(source, sample, 'anywhere')).toBe(new RegExp(body, 'u').test(sample))
      expect(fits(source, sample, 'whole')).toBe(new RegExp(`^(?:${body})$`, 'u').test(sample))
    }),
    { numRuns: 1_000 },
  )
})

it.each([
  '(',
  ')',
  'a)',
  '[',
  '[]',
  '[z-a]',
  '[a-b-c]',
  'a**',
  'a{2,1}',
  'a{',
  'a{,2}',
  '{1}',
  '\\d',
  '\\',
  '\\p{Xx}',
  '\\p{Script=Greek}',
  '(?=a)',
  '(?:a)',
  ']',
  '|*',
])('refuses %s, which is no I-Regexp', (source) => expect(createPattern(source)).toBeUndefined())

it.each(['(a+)+b', '(a|a)*b', '(a*)*b', '(.*)*x', '((a?){50})*b'])(
  'takes %s in time that grows with the text alone',
  (source) => {
    const stepsOf = (length: number): number => {
      let spent = 0
      expect(
        createPattern(source)?.fits('a'.repeat(length), 'whole', (steps) => {
          spent += steps
        }),
      ).toBe(false)
      return spent
    }
    expect(stepsOf(20_000)).toBeLessThan(stepsOf(10_000) * 2.1)
  },
)

it.each([
  ['(((((a{9}){9}){9}){9}){9}){9}', 'throws'],
  ['a{999999}', 'throws'],
  ['((){999999}){999999}', false],
  ['('.repeat(100_000), undefined],
] as const)('makes no end of states, %#', (source, result) => {
  if (result === 'throws') expect(() => createPattern(source)).toThrow('takes too long')
  else expect(createPattern(source)?.fits('a', 'whole', idle)).toBe(result)
})

it('says that a filter takes too long, and shows the tree as without it', async () => {
  const desk = createDesk(idle, nodesAtPath)
  await desk.open(JSON.stringify({ rows: Array.from({ length: 500 }, () => 'a'.repeat(100)) }))

  expect(await desk.filter(`$.rows[?search(@, '(a{0,40}){0,40}b')]`)).toMatchObject({
    problem: expect.stringContaining('takes too long'),
    matches: undefined,
  })
  expect(await desk.filter(`$.rows[?search(@, '(a+)+b')]`)).toMatchObject({ problem: undefined, matches: 0 })
})
