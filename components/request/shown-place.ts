import { type RefObject, useEffect } from 'react'
import { splitPointer } from '#lib/signet/json/json-pointer.ts'
import { placeKey } from '#lib/signet/problems/place-marks.ts'
import type { Place } from '#lib/signet/problems/places.ts'

/** A spot that was asked for. Asking again makes another object, though it names the same spot. */
export interface ShownPlace {
  readonly place: Place
}

/** Those that were gone to: a panel that is shown again later leaves the focus where it is. */
const served = new WeakSet<ShownPlace>()

/**
 * Moves the focus to the field of a spot whenever one is asked for, where this container holds it. A field that is not
 * there (what was missing cannot have one) leaves the focus to `otherwise`, a selector.
 */
export function useShownPlace(
  container: RefObject<HTMLElement | null>,
  shown: ShownPlace | undefined,
  parts: readonly Place['in'][],
  otherwise: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once; which parts and what else never change
  useEffect(() => {
    if (shown === undefined || !parts.includes(shown.place.in) || served.has(shown)) return
    served.add(shown)
    const fields = [...(container.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])]
    const keys = [shown.place, ...around(shown.place)].map(placeKey)
    const field = keys.map((key) => fields.find(({ dataset }) => dataset['place'] === key)).find((one) => one)
    const found = field ?? container.current?.querySelector<HTMLElement>(otherwise)
    found?.focus()
    found?.scrollIntoView?.({ block: 'nearest' })
  }, [shown])
}

/** What a spot of the body stands in, inside out: where it is not there itself, one of them is. */
function around(place: Place): readonly Place[] {
  const split = place.in === 'body' ? splitPointer(place.pointer) : undefined
  const parent: Place | undefined = split && { in: 'body', pointer: split.parent }
  return parent === undefined ? [] : [parent, ...around(parent)]
}
