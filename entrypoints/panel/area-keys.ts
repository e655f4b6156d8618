/**
 * F6 goes on to the next area of the page, Shift+F6 back to the one before: from a long form to the answer is one step
 * and not one for each field. An area is come back to where it was left.
 */
export function takeAreaKeys(): void {
  addEventListener('keydown', onKeyDown, { capture: true })
  addEventListener('focusin', remember)
}

const AREA = '[data-area]'
const TAKES_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

/** What had the focus last, by its area. */
const left = new WeakMap<Element, HTMLElement>()

function remember({ target }: FocusEvent): void {
  const area = target instanceof HTMLElement ? target.closest(AREA) : null
  if (area !== null && target instanceof HTMLElement) left.set(area, target)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (document.querySelector('dialog[open]') === null) goOn(event.shiftKey ? -1 : 1)
}

function goOn(step: 1 | -1): void {
  const areas = [...document.querySelectorAll(AREA)].filter((area) => entryOf(area) !== undefined)
  const at = areas.findIndex((area) => area.contains(document.activeElement))
  const next = areas.at(at < 0 && step < 0 ? -1 : (at + step) % areas.length)
  if (next !== undefined) entryOf(next)?.focus()
}

/** Where it was left, else its tab in front, else the first thing in it; undefined where nothing in it takes the focus. */
function entryOf(area: Element): HTMLElement | undefined {
  const before = left.get(area)
  if (before !== undefined && area.contains(before) && canTakeFocus(before)) return before
  const tab = [...area.querySelectorAll<HTMLElement>('[role=tab][aria-selected=true]')].at(-1)
  return [...(tab ? [tab] : []), ...area.querySelectorAll<HTMLElement>(TAKES_FOCUS)].find(canTakeFocus)
}

const canTakeFocus = (element: HTMLElement): boolean =>
  element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled') && !element.closest('[inert]')
