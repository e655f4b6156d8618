import { json } from '@codemirror/lang-json'
import { ensureSyntaxTree } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { expect, it } from 'vitest'
import { spotAt, stepsAt } from '#components/code/json-path.ts'

/** A text with a `|` where the cursor stands. */
function typed(text: string): { readonly state: EditorState; readonly pos: number } {
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] })
  ensureSyntaxTree(state, state.doc.length, 5000)
  return { state, pos: text.indexOf('|') }
}

it.each([
  ['{"cl|"}', 'name', [], '"cl"', []],
  ['{"a": 1, "cl|": 2}', 'name', [], '"cl"', ['a']],
  ['{|}', 'name', [], '', []],
  ['{"a": 1, |}', 'name', [], '', ['a']],
  ['{"a": 1, cl|}', 'name', [], 'cl', ['a']],
  ['{"r": [{"a": 1}, {"|"}]}', 'name', ['r', '1'], '""', []],
  ['{"r": [{"a": "F|"}]}', 'value', ['r', '0', 'a'], '"F"', []],
  ['{"a": |}', 'value', ['a'], '', []],
  ['{"a": tr|}', 'value', ['a'], 'tr', []],
  ['{"r": [1, |]}', 'value', ['r', '1'], '', []],
] as const)('knows where the cursor stands in %s', (text, part, steps, word, present) => {
  const { state, pos } = typed(text)
  const spot = spotAt(state, pos)

  expect(spot).toMatchObject({ part, steps, present })
  expect(state.sliceDoc(spot?.from, spot?.to)).toBe(word)
})

it.each(['{"a": 1}|', '{"a":| 1}'.replace(':|', '|:')])('offers nothing outside of a value: %s', (text) => {
  const { state, pos } = typed(text)
  expect(spotAt(state, pos)?.part).not.toBe('value')
})

it('leads from a name and from a value to what is said of them', () => {
  const { state, pos } = typed('{"r": [{"c|": "x"}]}')

  expect(stepsAt(state, pos)?.steps).toEqual(['r', '0', 'c'])
  expect(stepsAt(state, pos + 5)?.steps).toEqual(['r', '0', 'c'])
})
