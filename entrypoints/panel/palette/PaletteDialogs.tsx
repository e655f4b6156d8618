import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { Palette } from '#components/palette/Palette.tsx'
import { type ShortcutGroup, ShortcutList } from '#components/palette/ShortcutList.tsx'
import { closePalette, type usePalette } from '#lib/stores/palette-store.ts'
import { loadVocabulary, useVocabulary } from '#lib/stores/vocabulary-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'
import { leadTo } from '../lead-focus.ts'
import { KEYS } from './key-names.ts'
import { paletteActs, withTerms } from './palette-acts.ts'

type Open = NonNullable<ReturnType<typeof usePalette.getState>['open']>

/** The palette or the list of shortcuts, whichever is open. */
export function PaletteDialogs({ open }: { readonly open: Open }): ReactNode {
  const tab = useWorkspace((state) => state.tab)
  if (open === 'shortcuts') return <ShortcutList groups={shortcutsOn(tab)} onClose={closePalette} />
  return <OpenPalette />
}

function OpenPalette(): ReactNode {
  const [acts] = useState(paletteActs)
  const { vocabulary } = useVocabulary()
  useEffect(() => void loadVocabulary(), [])
  const commands = useMemo(() => acts.map(({ command }) => withTerms(command, vocabulary)), [acts, vocabulary])

  function run(id: string): void {
    // It closes first: until then nothing behind it can take the focus, and what it gives back would be taken again.
    flushSync(closePalette)
    const act = acts.find(({ command }) => command.id === id)
    if (act?.leadsTo !== undefined) leadTo(act.leadsTo, act.run)
    else void act?.run()
  }

  return <Palette commands={commands} complete={vocabulary !== undefined} onRun={run} onClose={closePalette} />
}

function shortcutsOn(tab: string): readonly ShortcutGroup[] {
  const everywhere = [
    { keys: KEYS.palette, does: t('Command palette: endpoints, actions, tabs, profiles') },
    { keys: KEYS.shortcuts, does: t('This list, where nothing is being typed') },
    { keys: KEYS.areas, does: t('Go to the next area of the page; with Shift, to the previous one') },
    { keys: 'Esc', does: t('Close the open dialog or menu') },
  ]
  const inLists = [{ keys: '↑ ↓ ← →', does: t('Move in trees, lists and tabs; open and close rows') }]
  const catalogue = { keys: 'Enter', does: t('On an endpoint: go on to its request. Space shows it and stays') }
  const explore = [
    { keys: KEYS.send, does: t('Send; a write to Production asks for the profile’s name') },
    { keys: KEYS.nextProblem, does: t('Go to the next problem and its field') },
    { keys: KEYS.problemBefore, does: t('Go to the previous problem') },
    { keys: KEYS.undo, does: t('Undo what was typed') },
    { keys: KEYS.redo, does: t('Do again what was undone') },
    catalogue,
  ]
  const history = [
    { keys: 'Enter', does: t('On a request: open it again') },
    { keys: 'Delete', does: t('On a request: delete it; Undo brings it back') },
  ]
  return [
    ...(tab === 'history' ? [{ title: t('History'), rows: history }] : []),
    ...(tab === 'explore' ? [{ title: t('Request and answer'), rows: explore }] : []),
    { title: t('Everywhere'), rows: [...everywhere, ...inLists] },
  ]
}
