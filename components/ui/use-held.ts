import { useEffect, useRef, useState } from 'react'

/** Holds an act back until it can be done, and does it then: a key that is struck too early is not lost. */
export function useHeld(ready: boolean, act: () => void): () => void {
  const [held, setHeld] = useState(false)
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (!held || !ready) return
    setHeld(false)
    // After this drawing of the page, as an event would: what it does may have to draw at once.
    queueMicrotask(() => latest.current())
  }, [held, ready])
  return () => (ready ? act() : setHeld(true))
}
