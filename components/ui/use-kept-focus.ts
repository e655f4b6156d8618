import { type FocusEvent, useEffect, useRef } from 'react'

/**
 * Gives the focus back to where it was in a part of the page that was inert for a while: the browser takes it away
 * there, and a keyboard would begin anew at the top.
 */
export function useKeptFocus(inert: boolean): {
  onFocus: (event: FocusEvent) => void
  onBlur: (event: FocusEvent) => void
} {
  const last = useRef<HTMLElement>(undefined)
  useEffect(() => {
    if (!inert && document.activeElement === document.body) last.current?.focus({ preventScroll: true })
  }, [inert])
  return {
    onFocus({ target }) {
      last.current = target instanceof HTMLElement ? target : undefined
    },
    // To somewhere else, and not because it was taken away.
    onBlur({ relatedTarget }) {
      if (relatedTarget !== null) last.current = undefined
    },
  }
}
