import { type RefObject, useEffect } from 'react'
import type { Place } from '#lib/signet/places.ts'

/** A spot that was asked for. Asking again makes another object, though it names the same spot. */
export interface ShownPlace {
  readonly place: Place
}

/** What a field carries in `data-place`, so that the focus finds it. */
export const placeKey = (place: Place): string =>
  place.in === 'body' ? `body:${place.pointer}` : `${place.in}:${keyName(place)}`

/** Those that were gone to: a panel that is shown again later leaves the focus where it is. */
const served = new WeakSet<ShownPlace>()

/** Header names are the same whatever their case. */
const keyName = ({ in: part, name }: Exclude<Place, { in: 'body' }>): string =>
  part === 'header' ? name.toLowerCase() : name

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
    const key = placeKey(shown.place)
    const fields = [...(container.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])]
    const field = fields.find(({ dataset }) => dataset['place'] === key)
    const found = field ?? container.current?.querySelector<HTMLElement>(otherwise)
    found?.focus()
    found?.scrollIntoView?.({ block: 'nearest' })
  }, [shown])
}
