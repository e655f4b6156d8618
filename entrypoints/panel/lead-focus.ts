import { flushSync } from 'react-dom'

/** Where the keyboard is led when what it stood in is gone, or is not where its user goes on. */
const PLACES = {
  /** The tab of the request's part in front: the next step leads to its first field. */
  request: '.column-request .tabs [aria-selected=true]',
  address: '[aria-label=URL]',
  openRequest: '.tab-strip-tabs [aria-selected=true]',
  /** What the page's tab in front holds: the next step leads to the first thing in it. */
  panel: '.workspace-panel:not([hidden])',
} as const satisfies Readonly<Record<string, string>>

export type LedPlace = keyof typeof PLACES

/** Acts, draws, and moves the focus there. */
export function leadTo(place: LedPlace, act: () => unknown): void {
  flushSync(act)
  document.querySelector<HTMLElement>(PLACES[place])?.focus()
}
