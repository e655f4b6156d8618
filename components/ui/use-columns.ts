import { type RefObject, useLayoutEffect, useState } from 'react'

/**
 * How many characters of its font fit side by side into an element; undefined until it has been laid out. Told anew when
 * it becomes wider or narrower.
 *
 * @param reserved CSS pixels that other things take.
 */
export function useColumns(element: RefObject<HTMLElement | null>, reserved: number): number | undefined {
  const [columns, setColumns] = useState<number>()
  useLayoutEffect(() => {
    const host = element.current
    if (host === null) return undefined
    const measure = (): void => setColumns(Math.max(20, Math.floor((host.clientWidth - reserved) / charWidth(host))))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(host)
    return () => observer.disconnect()
  }, [element, reserved])
  return columns
}

/** By the same font in a line of its own: a canvas would need the font's name. */
function charWidth(host: HTMLElement): number {
  const probe = document.createElement('span')
  probe.textContent = '0'.repeat(100)
  probe.className = 'column-probe'
  host.append(probe)
  const { width } = probe.getBoundingClientRect()
  probe.remove()
  return width > 0 ? width / 100 : 7
}
