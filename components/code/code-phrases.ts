import { EditorState } from '@codemirror/state'
import { t } from '#lib/text.ts'

/** What the editor itself says, by the words that it has for it in English; `$` is a number of its own. */
export const codePhrases = EditorState.phrases.of({
  // The search panel.
  Find: t('Find'),
  Replace: t('Replace'),
  next: t('next'),
  previous: t('previous'),
  all: t('all'),
  'match case': t('match case'),
  regexp: t('regexp'),
  'by word': t('by word'),
  replace: t('replace'),
  'replace all': t('replace all'),
  close: t('close'),
  'current match': t('current match'),
  'on line': t('on line'),
  'replaced match on line $': t('replaced match on line $'),
  'replaced $ matches': t('replaced $ matches'),
  'Go to line': t('Go to line'),
  go: t('go'),
  // Folds.
  'Fold line': t('Fold line'),
  'Unfold line': t('Unfold line'),
  'Folded lines': t('Folded lines'),
  'Unfolded lines': t('Unfolded lines'),
  to: t('to'),
  'folded code': t('folded code'),
  unfold: t('unfold'),
  // Completion, what is wrong, and what is told to assistive technology alone.
  Completions: t('Completions'),
  Diagnostics: t('Diagnostics'),
  'No diagnostics': t('No diagnostics'),
  'Selection deleted': t('Selection deleted'),
  'Control character': t('Control character'),
})
