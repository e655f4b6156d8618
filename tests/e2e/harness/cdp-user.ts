import type { Cdp } from './cdp.ts'
import { focusArrives } from './focus-arrives.ts'
import { until } from './until.ts'
import { ROLE_CSS, type Role, type User } from './user.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Where real input goes: the target that takes it, and where the page's corner is in it. */
interface InputPlace {
  readonly target: Cdp
  readonly corner: () => Promise<Point>
}

/**
 * A user of a page, over the debugger.
 *
 * @param place Left out for a target that takes input itself, as the popup does.
 */
export function cdpUser(page: Cdp, place: InputPlace = { target: page, corner: async () => ({ x: 0, y: 0 }) }): User {
  const find = (role: Role, name: string | RegExp) => findObject(page, role, name)

  async function press(role: Role, name: string | RegExp): Promise<void> {
    const at = await until(`${role} "${name}"`, async () => steadyPoint(page, await find(role, name)))
    const corner = await place.corner()
    const where = { x: at.x + corner.x, y: at.y + corner.y, button: 'left', clickCount: 1 }
    await place.target.send('Input.dispatchMouseEvent', { ...where, type: 'mouseMoved', button: 'none' })
    await place.target.send('Input.dispatchMouseEvent', { ...where, type: 'mousePressed' })
    const released = place.target.send('Input.dispatchMouseEvent', { ...where, type: 'mouseReleased' })
    // What was pressed may close the page that it stood in before the debugger has said so.
    await Promise.race([released, place.target.closed])
    // Keys may follow at once.
    await focusArrives(page, place.target)
  }

  async function call(role: Role, name: string | RegExp, body: string): Promise<string | undefined> {
    const objectId = await find(role, name)
    if (objectId === undefined) return undefined
    const functionDeclaration = `function () { return ${body} }`
    const { result } = await page.send<{ result: { value: string } }>('Runtime.callFunctionOn', {
      ...{ objectId, functionDeclaration, returnByValue: true },
    })
    return result.value
  }

  return {
    press,
    async type(role, name, text) {
      await press(role, name)
      await key(place.target, 'a', { modifiers: 2, windowsVirtualKeyCode: 65, commands: ['selectAll'] })
      for (const letter of text) await typeLetter(place.target, letter)
    },
    choose: (name, option) =>
      until(`the option "${option}"`, async () => {
        if ((await find('combobox', name)) === undefined) return false
        // A select goes on with the word that it is in the middle of, whose letters may have come too slowly to fit: the
        // next try would never fit either. It begins a word anew when the focus comes.
        await call('combobox', name, '(this.blur(), this.focus())')
        await focusArrives(page, place.target)
        for (const letter of option) await typeLetter(place.target, letter)
        return (await call('combobox', name, 'this.selectedOptions[0]?.label'))?.startsWith(option)
      }).then(() => undefined),
    read: (role, name) => call(role, name, 'this.innerText'),
    value: (role, name) => call(role, name, 'this.value ?? this.innerText'),
    seen: () => page.look('document.body.innerText'),
  }
}

function typeLetter(target: Cdp, letter: string): Promise<void> {
  return letter === '\n'
    ? key(target, 'Enter', { text: '\r', windowsVirtualKeyCode: 13 })
    : key(target, letter, { text: letter })
}

async function key(target: Cdp, letter: string, params: object): Promise<void> {
  await target.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, ...params })
  await target.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter })
}

/** The thing's id with the debugger; undefined while it is not there. */
async function findObject(page: Cdp, role: Role, name: string | RegExp): Promise<string | undefined> {
  const expression = `(${FIND})(${JSON.stringify(ROLE_CSS[role])}, ${name instanceof RegExp ? name : JSON.stringify(name)})`
  const { result } = await page.send<{ result: { objectId?: string } }>('Runtime.evaluate', { expression })
  return result.objectId
}

/**
 * Names as the accessible name computation has them for what these pages use. The debugger's own accessibility tree was
 * seen to take the process of the panel with it.
 */
const FIND = `(css, name) => {
  const text = (node) => node?.innerText?.trim().replace(/\\s+/g, ' ')
  const labelOf = (element) =>
    element.getAttribute('aria-label') ??
    (text(document.getElementById(element.getAttribute('aria-labelledby') ?? '')) ||
      text(element.labels?.[0]) || text(element))
  const visit = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(css) && element.getClientRects().length > 0 ? [element] : []),
    ...(element.shadowRoot ? visit(element.shadowRoot) : []),
  ])
  return visit(document).find((element) =>
    typeof name === 'string' ? labelOf(element) === name : name.test(labelOf(element) ?? ''))
}`

/** The middle of something that can be pressed: it is on, it has stopped moving, and nothing lies over it. */
async function steadyPoint(page: Cdp, objectId: string | undefined): Promise<Point | undefined> {
  if (objectId === undefined) return undefined
  const { result, exceptionDetails } = await page.send<Steadied>('Runtime.callFunctionOn', {
    ...{ objectId, functionDeclaration: STEADY_POINT, awaitPromise: true, returnByValue: true },
  })
  // What the page has drawn anew meanwhile is looked for again.
  return exceptionDetails === undefined ? result.value : undefined
}

interface Steadied {
  readonly result: { readonly value?: Point }
  readonly exceptionDetails?: unknown
}

const STEADY_POINT = `async function () {
  this.scrollIntoView({ block: 'nearest' })
  const middle = () => {
    const box = this.getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const before = middle()
  await new Promise((resolve) => setTimeout(resolve, 40))
  const now = middle()
  const hit = this.getRootNode().elementFromPoint(now.x, now.y)
  const off = this.disabled || this.getAttribute('aria-disabled') === 'true'
  return !off && before.x === now.x && before.y === now.y && this.contains(hit) ? now : undefined
}`
