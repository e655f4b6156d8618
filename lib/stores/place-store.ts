import { create } from 'zustand'
import type { Place } from '#lib/signet/problems/places.ts'
import { showTab } from './workspace-store.ts'

interface PlaceState {
  /** The spot that was asked for last. A new object each time, so that asking for the same one again leads there again. */
  readonly shown: { readonly place: Place } | undefined
}

export const usePlace = create<PlaceState>(() => ({ shown: undefined }))

/** Brings a spot of the request to the front and moves the focus there: tab, field or line. */
export function showPlace(place: Place): void {
  showTab('explore')
  usePlace.setState({ shown: { place } })
}
