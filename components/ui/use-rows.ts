import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Browsers lay out no element of more than about 17 million pixels (Firefox) or 33 million (Chromium). */
const MOST_PX = 8_000_000
/** Rows drawn beyond either end of what is on show, so that a turn of the wheel finds them there. */
const SPARE = 8
/** Before the page is laid out, as much as a small panel shows. */
const FIRST_PX = 320

interface RowsOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  /** In CSS pixels; all rows are as high. */
  readonly rowHeight: number
  /** Is told which rows are drawn: from, and before which. */
  readonly onWant?: ((from: number, to: number) => void) | undefined
}

interface Rows {
  /** Of what the rows stand in. */
  readonly height: number
  readonly shown: readonly { readonly at: number; readonly top: number }[]
  /** Brings a row on show. */
  readonly scrollTo: (at: number) => void
  /** Rows that fit in. */
  readonly perPage: number
}

/**
 * Which rows of a long list are to be drawn, and where. Where they would be too high together, scrolling is quicker.
 *
 * Rows are of one height, so that it is arithmetic alone: a library that measures rows keeps a place for each of a
 * million, and makes them anew with each change of the list.
 */
export function useRows({ scroller, count, rowHeight, onWant }: RowsOptions): Rows {
  const { top, view } = useScroll(scroller)
  const all = count * rowHeight
  const height = Math.min(all, MOST_PX)
  // How far the list moves for each pixel that is scrolled.
  const speed = all > height ? (all - view) / (height - view) : 1
  const offset = Math.min(top * speed, Math.max(0, all - view))
  const from = Math.max(0, Math.floor(offset / rowHeight) - SPARE)
  const to = Math.min(count, Math.ceil((offset + view) / rowHeight) + SPARE)
  useEffect(() => {
    if (to > from) onWant?.(from, to)
  }, [from, to, onWant])

  return {
    height,
    shown: Array.from({ length: Math.max(0, to - from) }, (_, index) => {
      const at = from + index
      return { at, top: at * rowHeight - offset + top }
    }),
    scrollTo(at) {
      const element = scroller.current
      if (element === null) return
      const begins = at * rowHeight
      const within = begins >= offset && begins + rowHeight <= offset + view
      if (!within) element.scrollTop = (begins < offset ? begins : begins + rowHeight - view) / speed
    },
    perPage: Math.max(1, Math.floor(view / rowHeight) - 1),
  }
}

/** How far an element is scrolled, and how high it is. */
function useScroll(scroller: RefObject<HTMLElement | null>): { readonly top: number; readonly view: number } {
  const [scroll, setScroll] = useState({ top: 0, view: FIRST_PX })
  const latest = useRef(scroll)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const read = (): void => {
      const next = { top: element.scrollTop, view: element.clientHeight }
      if (next.top === latest.current.top && next.view === latest.current.view) return
      latest.current = next
      setScroll(next)
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    element.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [scroller])
  return scroll
}
