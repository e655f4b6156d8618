import { type RefObject, useEffect, useRef } from 'react'

/** Opens a dialog over the page for as long as it is rendered, and gives the focus back to where it was. */
export function useModal(focused: RefObject<HTMLElement | null>): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    focused.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [focused])
  return dialog
}
