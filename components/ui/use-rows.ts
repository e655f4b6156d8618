import { elementScroll, observeElementOffset, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'

/** Browsers lay out no element of more than about 17 million pixels (Firefox) or 33 million (Chromium). */
const MOST_PX = 8_000_000

interface RowsOptions {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  /** In CSS pixels; all rows are as high. */
  readonly rowHeight: number
  /** Is told which rows are on show: from, and before which. */
  readonly onWant?: ((from: number, to: number) => void) | undefined
}

interface Rows {
  /** Of what the rows stand in. */
  readonly height: number
  readonly shown: readonly { readonly at: number; readonly top: number }[]
  readonly scrollTo: (at: number) => void
  /** Rows that fit in. */
  readonly perPage: number
}

/** Which rows of a long list are to be drawn, and where. Where they would be too high together, scrolling is quicker. */
export function useRows({ scroller, count, rowHeight, onWant }: RowsOptions): Rows {
  const all = count * rowHeight
  const height = Math.min(all, MOST_PX)
  const speed = (view: number): number => (all <= MOST_PX ? 1 : (all - view) / (MOST_PX - view))
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 400, height: 320 },
    observeElementOffset: (instance, tell) =>
      observeElementOffset(instance, (offset, isScrolling) => {
        tell(offset * speed(instance.scrollRect?.height ?? 0), isScrolling)
      }),
    scrollToFn: (offset, options, instance) =>
      elementScroll(offset / speed(instance.scrollRect?.height ?? 0), options, instance),
  })
  const items = virtual.getVirtualItems()
  const [from, to] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1]
  useEffect(() => {
    if (to > from) onWant?.(from, to)
  }, [from, to, onWant])
  const offset = virtual.scrollOffset ?? 0
  const view = virtual.scrollRect?.height ?? 0
  const drift = offset / speed(view) - offset
  return {
    height,
    shown: items.map(({ index, start }) => ({ at: index, top: start + drift })),
    scrollTo: (at) => virtual.scrollToIndex(at, { align: 'auto' }),
    perPage: Math.max(1, Math.floor(view / rowHeight) - 1),
  }
}
