import { until } from './until.ts'
import { ROLE_CSS, type Role } from './user.ts'

/** Someone who has keys alone: they go to wherever the focus is. */
export interface Keyboard {
  /**
   * Strikes keys one right after the other, without waiting for what each of them does: `Tab`, `Shift+F8`, `Control+k`,
   * `a`.
   */
  readonly strike: (...keys: readonly string[]) => Promise<void>
  /** Looks at the page, as nobody who acts: the value of an expression, as JSON. */
  readonly look: <Value>(expression: string) => Promise<Value>
}

/** More steps than this to the next thing nobody takes. */
const MOST_TABS = 12

/** Puts a text in the place of what stands in the field that has the focus. */
export const retype = (keyboard: Keyboard, text: string): Promise<void> => keyboard.strike('Control+a', ...text)

/** What has the focus, through shadow roots: its place in the request where it has one, else role or tag, and name. */
export function focusOf({ look }: Keyboard): Promise<string> {
  return look<string>(`(${FOCUSED})()`)
}

export async function expectFocus(keyboard: Keyboard, role: Role, name: string | RegExp): Promise<void> {
  await until(`the focus on ${role} ${name}`, () => hasFocus(keyboard, role, name)).catch(async (cause: unknown) => {
    throw new Error(`the focus is on ${await focusOf(keyboard)}, not on ${role} ${name}`, { cause })
  })
}

/**
 * Goes on by Tab, or back by Shift+Tab, to the next thing of that role and name. Nobody sets out for what is not there
 * yet.
 */
export async function tabTo(keyboard: Keyboard, role: Role, name: string | RegExp, back = false): Promise<void> {
  await until(`${role} ${name}`, () => keyboard.look<boolean>(`(${ALL})().some(${fits(role, name)})`))
  const passed: string[] = []
  while (passed.length < MOST_TABS) {
    await keyboard.strike(back ? 'Shift+Tab' : 'Tab')
    if (await hasFocus(keyboard, role, name)) return
    passed.push(await focusOf(keyboard))
  }
  throw new Error(`${MOST_TABS} steps do not lead to ${role} ${name}, but to: ${passed.join(', ')}`)
}

function hasFocus({ look }: Keyboard, role: Role, name: string | RegExp): Promise<boolean> {
  return look(`[(${ACTIVE})()].some(${fits(role, name)})`)
}

/** Whether an element, if there is one, has that role and name. */
function fits(role: Role, name: string | RegExp): string {
  return `(element) => {
    if (!element?.matches(${JSON.stringify(ROLE_CSS[role])})) return false
    const name = (${NAME_OF})(element) ?? ''
    const wanted = ${name instanceof RegExp ? name : JSON.stringify(name)}
    return typeof wanted === 'string' ? name === wanted : wanted.test(name)
  }`
}

/** All that is drawn on the page, through shadow roots. */
const ALL = `() => {
  const visit = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.getClientRects().length > 0 ? [element] : []),
    ...(element.shadowRoot ? visit(element.shadowRoot) : []),
  ])
  return visit(document)
}`

const ACTIVE = `() => {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}`

/** As the accessible name computation has it for what these pages use. */
const NAME_OF = `(element) => {
  const text = (node) => node?.innerText?.trim().replace(/\\s+/g, ' ')
  return element.getAttribute('aria-label') ??
    (text(document.getElementById(element.getAttribute('aria-labelledby') ?? '')) ||
      text(element.labels?.[0]) || text(element))
}`

const FOCUSED = `() => {
  const element = (${ACTIVE})()
  if (element === null || element === document.body) return 'nothing'
  const { role, place, key } = element.dataset && { ...element.dataset, role: element.getAttribute('role') }
  return [role ?? element.localName, place ?? key ?? (${NAME_OF})(element)?.slice(0, 40)].join(' ')
}`
