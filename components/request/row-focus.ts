import { type RefObject, useEffect, useRef } from 'react'

/**
 * A row that was added is there to be filled in: the focus goes to its name. With one that was taken out it must not be
 * lost: it goes to the button that adds.
 *
 * @param count Of the rows in the container.
 * @returns To be called as one is added.
 */
export function useRowFocus(container: RefObject<HTMLElement | null>, count: number): () => void {
  const added = useRef(false)
  const before = useRef(count)
  useEffect(() => {
    const rows = [...(container.current?.querySelectorAll('.field-row') ?? [])]
    const isFewer = count < before.current
    before.current = count
    if (added.current) rows.at(-1)?.querySelector<HTMLElement>('input:not([type=checkbox])')?.focus()
    else if (isFewer && document.activeElement === document.body)
      container.current?.querySelector<HTMLElement>('.add-row')?.focus()
    added.current = false
  }, [container, count])
  return () => {
    added.current = true
  }
}
