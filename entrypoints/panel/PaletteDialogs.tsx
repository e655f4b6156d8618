import { type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import { Palette } from '#components/palette/Palette.tsx'
import { type ShortcutGroup, ShortcutList } from '#components/palette/ShortcutList.tsx'
import { closePalette, type usePalette } from '#lib/stores/palette-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { KEYS } from './key-names.ts'
import { paletteActs } from './palette-acts.ts'

type Open = NonNullable<ReturnType<typeof usePalette.getState>['open']>

/** The palette or the list of shortcuts, whichever is open. */
export function PaletteDialogs({ open }: { readonly open: Open }): ReactNode {
  const tab = useWorkspace((state) => state.tab)
  if (open === 'shortcuts') return <ShortcutList groups={shortcutsOn(tab)} onClose={closePalette} />
  return <OpenPalette />
}

function OpenPalette(): ReactNode {
  const [acts] = useState(paletteActs)

  function run(id: string): void {
    // It closes first: until then nothing behind it can take the focus, and what it gives back would be taken again.
    flushSync(closePalette)
    void acts.find(({ command }) => command.id === id)?.run()
  }

  return <Palette commands={acts.map(({ command }) => command)} onRun={run} onClose={closePalette} />
}

function shortcutsOn(tab: string): readonly ShortcutGroup[] {
  const everywhere = [
    { keys: KEYS.palette, does: 'Command palette: endpoints, actions, tabs, profiles' },
    { keys: KEYS.shortcuts, does: 'This list, where nothing is being typed' },
    { keys: 'Esc', does: 'Close the open dialog or menu' },
  ]
  const inLists = [{ keys: '↑ ↓ ← →', does: 'Move in trees, lists and tabs; open and close rows' }]
  const explore = [
    { keys: KEYS.send, does: 'Send; a write to Production asks for the profile’s name' },
    { keys: KEYS.nextProblem, does: 'Go to the next problem and its field' },
    { keys: KEYS.problemBefore, does: 'Go to the previous problem' },
    { keys: KEYS.undo, does: 'Undo what was typed' },
  ]
  return [
    ...(tab === 'explore' ? [{ title: 'Request and answer', rows: explore }] : []),
    { title: 'Everywhere', rows: [...everywhere, ...inLists] },
  ]
}
