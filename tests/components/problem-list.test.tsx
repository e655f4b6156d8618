import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ProblemList } from '#components/response/ProblemList.tsx'
import type { Problem } from '#lib/signet/problems/problems.ts'

const PLACED: Problem = {
  name: 'reasons[0].category',
  code: 'invalid_enum',
  reason: 'Not one of them.',
  place: { in: 'body', pointer: '/reasons/0/category' },
}
const APART: Problem = { name: 'userId', code: undefined, reason: 'Missing.', nearest: 'clientId' }
const OTHER: Problem = { name: 'reason', code: undefined, reason: 'Missing.', otherForm: 'User' }

const textOf = (problems: readonly Problem[]) =>
  renderToStaticMarkup(
    <ProblemList
      problems={problems}
      explain={({ code }) => ({ meaning: code && `Means ${code}.`, advice: code && 'Do this.' })}
      onShow={() => {}}
    />,
  )

it('leads to the spot of a problem by a button that has its name', () => {
  expect(textOf([PLACED])).toMatch(/<button[^>]*>reasons\[0\]\.category/)
})

it('says in which part of the request a parameter is', () => {
  const html = textOf([{ ...PLACED, place: { in: 'query', name: 'limit' } }])

  expect(html).toMatch(/<button[^>]*><span[^>]*>query<\/span>limit/)
})

it('explains a code', () => {
  expect(textOf([PLACED])).toContain('Means invalid_enum.')
})

it('does not repeat the name that it stands beside', () => {
  const html = textOf([{ ...PLACED, reason: 'reasons[0].category must be one of 9' }])

  expect(html).toMatch(/<span>must be one of 9/)
})

it('sets apart what has no place, with the nearest name that was sent', () => {
  const [before, after] = textOf([APART, PLACED]).split('Not placed in this request')

  expect(before).toContain('reasons[0].category')
  expect(after).toMatch(/userId.*Nearest name sent: <span[^>]*>clientId/)
})

it('folds away what is about another form of the body, and counts it not', () => {
  const html = textOf([PLACED, OTHER])

  expect(html).toMatch(/Problems <span[^>]*>1</)
  expect(html).toMatch(/<details.*1 more about another form of the body, “User”/)
})
