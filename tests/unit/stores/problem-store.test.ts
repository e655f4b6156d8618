import { expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { attemptAct } from '#lib/stores/interruption-store.ts'
import { attempt, problemBeside, type ShownProblem, useProblem } from '#lib/stores/problem-store.ts'

const fail = () => Promise.reject(new AppError('network.timeout', 'Too slow.'))
const nameOf = (id: string) => (id === 'a' ? 'Acme Test' : undefined)
const told = (chosen: string | undefined) =>
  problemBeside(useProblem.getState().problem as ShownProblem, chosen, nameOf).message

it.each([
  ['an attempt', () => attempt(fail, 'a')],
  ['an act that may wait', () => attemptAct({ profileId: 'a', what: 'Renew token', again: () => undefined }, fail)],
])('names the profile whose act failed late, beside another: %s', async (_what, act) => {
  await act()

  expect(told('b')).toBe('Acme Test: Too slow.')
  expect(told('a')).toBe('Too slow.')
})

it('names none that is gone, and none where the act was of no profile', async () => {
  await attempt(fail, 'deleted')
  expect(told('b')).toBe('Too slow.')
  await attempt(fail)
  expect(told('b')).toBe('Too slow.')
})
