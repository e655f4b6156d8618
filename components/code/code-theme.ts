import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The page's own colours, which reach into the shadow root: light and dark need no theme each. */
const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--bg)', fontSize: 'var(--size-small)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5', scrollbarWidth: 'thin' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-content:focus-visible': { outline: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { color: 'var(--text-muted)', backgroundColor: 'var(--bg)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--bg-sunken)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--bg-pressed)' },
  '.cm-foldPlaceholder': { color: 'var(--text-muted)', backgroundColor: 'var(--bg-hover)', border: 'none' },
  '.cm-tooltip, .cm-panels': {
    color: 'var(--text)',
    backgroundColor: 'var(--bg-raised)',
    border: '1px solid var(--line)',
  },
  '.cm-textfield, .cm-button': {
    color: 'var(--text)',
    background: 'var(--bg)',
    border: '1px solid var(--line-control)',
  },
  '.cm-panel.cm-search': { padding: '6px 8px', fontFamily: 'var(--font)', fontSize: 'var(--size-small)' },
  '.cm-panel.cm-search :is(input, button, label)': { fontSize: 'inherit' },
  '.cm-button': { backgroundImage: 'none', borderRadius: 'var(--radius)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warn-soft)' },
  '.cm-about': { maxWidth: '360px', padding: '4px 8px', fontFamily: 'var(--font)', lineHeight: '1.4' },
  '.cm-about p': { margin: '0' },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '14em' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--text)',
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-completionDetail': { color: 'var(--text-muted)', fontStyle: 'normal', fontFamily: 'var(--font)' },
  '.cm-completionInfo': { maxWidth: '260px', fontFamily: 'var(--font)' },
  '.cm-diagnostic': { padding: '4px 8px', fontFamily: 'var(--font)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--text-muted)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecoration: 'underline wavy 1px', textUnderlineOffset: '3px' },
  '.cm-lintRange-error': { textDecorationColor: 'var(--bad)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warn)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--text-muted)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
})

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent-text)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: tags.number, color: 'var(--test)' },
  { tag: [tags.bool, tags.null], color: 'var(--warn)' },
])

export const codeTheme = [look, syntaxHighlighting(colours)]
