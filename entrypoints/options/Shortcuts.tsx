import { type ReactNode, useEffect, useState } from 'react'
import { ShortcutRow } from '#components/session/ShortcutRow.tsx'
import { allowUnseenCopy, changeShortcuts, useShortcut } from '#lib/stores/shortcut-store.ts'

/** What the background adds to this page's address when a key or a menu could not copy. */
const WANTED = '#shortcut'

/** The row for copying with no page open, joined to its store. */
export function Shortcuts(): ReactNode {
  const { allowed, refused, keys } = useShortcut()
  const [wanted, setWanted] = useState(location.hash === WANTED)

  useEffect(() => {
    const look = () => setWanted(location.hash === WANTED)
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [])

  return (
    <ShortcutRow
      allowed={allowed}
      refused={refused}
      keys={keys}
      wanted={wanted}
      onAllow={(on) => void allowUnseenCopy(on)}
      onChangeKeys={() => void changeShortcuts()}
    />
  )
}
