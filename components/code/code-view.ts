import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap } from '@codemirror/language'
import { type Diagnostic, linter } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap, searchPanelOpen } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  type ViewUpdate,
} from '@codemirror/view'
import { jsonProblem } from '#lib/signet/json/json-text.ts'
import { codePhrases } from './code-phrases.ts'
import { codeTheme } from './code-theme.ts'

interface CodeViewOptions {
  readonly label: string
  readonly value: string
  readonly onChange: ((text: string) => void) | undefined
  readonly plain: boolean
}

export interface CodeView {
  /** Shows another text. A change that came from here is left alone, so the cursor stays where it is. */
  readonly show: (text: string) => void
  /** Selects a stretch of the text, brings it into sight and takes the focus. */
  readonly reveal: (from: number, to: number) => void
  /** Takes up what is known of the text. */
  readonly assist: (assist: Extension) => void
  readonly destroy: () => void
}

/**
 * An editor in a shadow root of its own: it brings its styles as a constructed sheet, which the policy `style-src
 * 'self'` lets in there, and not as the `<style>` element that it would put into a document.
 */
export function createCodeView(host: HTMLElement, { label, value, onChange, plain }: CodeViewOptions): CodeView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const assistance = new Compartment()
  const extensions = [
    lineNumbers(),
    drawSelection(),
    highlightSpecialChars(),
    highlightSelectionMatches(),
    // Tab is not taken: it leaves the editor, as the keyboard needs it to.
    keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', autocomplete: 'off', spellcheck: 'false' }),
    EditorView.updateListener.of(keepSearchPrivate),
    codeTheme,
    codePhrases,
    assistance.of([]),
    plain ? [] : [json(), foldGutter(), bracketMatching()],
    onChange === undefined ? readOnly : editable(onChange),
  ]
  const view = new EditorView({ state: EditorState.create({ doc: value, extensions }), parent: root, root })
  let gone = false
  return {
    show(text) {
      if (text === view.state.doc.toString()) return
      view.dispatch({ changes: changeTo(view.state.doc.toString(), text), scrollIntoView: onChange !== undefined })
      if (onChange !== undefined) return
      view.dispatch({ selection: { anchor: 0 } })
      view.scrollDOM.scrollTop = 0
    },
    reveal(from, to) {
      const end = view.state.doc.length
      const selection = { anchor: Math.min(from, end), head: Math.min(to, end) }
      view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }) })
      view.focus()
    },
    assist(assist) {
      if (!gone) view.dispatch({ effects: assistance.reconfigure(assist) })
    },
    destroy() {
      gone = true
      view.destroy()
    },
  }
}

/** Only what is not the same: the cursor and the folds stay where they are beside it. */
function changeTo(
  before: string,
  text: string,
): { readonly from: number; readonly to: number; readonly insert: string } {
  const shorter = Math.min(before.length, text.length)
  let from = 0
  while (from < shorter && before[from] === text[from]) from += 1
  let kept = 0
  while (kept < shorter - from && before[before.length - 1 - kept] === text[text.length - 1 - kept]) kept += 1
  return { from, to: before.length - kept, insert: text.slice(from, text.length - kept) }
}

/** What is searched for may be as secret as what it is searched in: the browser must not remember it. */
function keepSearchPrivate({ state, startState, view }: ViewUpdate): void {
  if (!searchPanelOpen(state) || searchPanelOpen(startState)) return
  for (const input of view.dom.querySelectorAll('input')) input.autocomplete = 'off'
}

/** Still a text box that takes the focus, so that it can be read by key, searched and copied from. */
const readOnly: Extension = [
  EditorState.readOnly.of(true),
  EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
]

function editable(onChange: (text: string) => void): Extension {
  return [
    history(),
    highlightActiveLine(),
    linter((view) => diagnostics(view.state), { delay: 200 }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString())
    }),
  ]
}

function diagnostics(state: EditorState): Diagnostic[] {
  const text = state.doc.toString()
  const problem = text.trim() === '' ? undefined : jsonProblem(text)
  if (problem === undefined) return []
  const line = state.doc.line(Math.min(problem.line, state.doc.lines))
  const from = Math.min(line.from + problem.column - 1, line.to)
  return [{ from, to: Math.min(from + 1, line.to), severity: 'error', message: problem.message }]
}
