import type { Cdp } from './cdp.ts'
import { until } from './until.ts'
import type { Role, User } from './user.ts'

interface Point {
  readonly x: number
  readonly y: number
}

interface AxNode {
  readonly ignored: boolean
  readonly backendDOMNodeId?: number
  readonly name?: { readonly value?: string }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
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
  const find = (role: Role, name: string | RegExp) => findNode(page, role, name)

  async function press(role: Role, name: string | RegExp): Promise<void> {
    const at = await until(`${role} "${name}"`, async () => steadyPoint(page, await find(role, name)))
    const corner = await place.corner()
    const where = { x: at.x + corner.x, y: at.y + corner.y, button: 'left', clickCount: 1 }
    await place.target.send('Input.dispatchMouseEvent', { ...where, type: 'mouseMoved', button: 'none' })
    await place.target.send('Input.dispatchMouseEvent', { ...where, type: 'mousePressed' })
    await place.target.send('Input.dispatchMouseEvent', { ...where, type: 'mouseReleased' })
  }

  async function call(role: Role, name: string | RegExp, body: string): Promise<string | undefined> {
    const node = await find(role, name)
    if (node === undefined) return undefined
    const { object } = await page.send<{ object: { objectId: string } }>('DOM.resolveNode', node)
    const functionDeclaration = `function () { return ${body} }`
    const { result } = await page.send<{ result: { value: string } }>('Runtime.callFunctionOn', {
      ...{ objectId: object.objectId, functionDeclaration, returnByValue: true },
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
        const node = await find('combobox', name)
        if (node === undefined) return false
        await page.send('DOM.focus', node)
        for (const letter of option) await typeLetter(place.target, letter)
        return (await call('combobox', name, 'this.selectedOptions[0]?.label'))?.startsWith(option)
      }).then(() => undefined),
    read: (role, name) => call(role, name, 'this.innerText'),
    value: (role, name) => call(role, name, 'this.value ?? this.innerText'),
    seen: () => look(page, 'document.body.innerText'),
  }
}

/** Without the user's act that `evaluate` passes off: looking must not open the clipboard. */
async function look(page: Cdp, expression: string): Promise<string> {
  const { result } = await page.send<{ result: { value: string } }>('Runtime.evaluate', {
    expression,
    returnByValue: true,
  })
  return result.value
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

async function findNode(page: Cdp, role: Role, name: string | RegExp): Promise<{ backendNodeId: number } | undefined> {
  const { root } = await page.send<{ root: { nodeId: number } }>('DOM.getDocument', { depth: 0 })
  const exact = typeof name === 'string' ? { accessibleName: name } : {}
  const { nodes } = await page.send<{ nodes: AxNode[] }>('Accessibility.queryAXTree', {
    nodeId: root.nodeId,
    role,
    ...exact,
  })
  const fits = (node: AxNode) => !node.ignored && (typeof name === 'string' || name.test(node.name?.value ?? ''))
  const found = nodes.find(fits)
  return found?.backendDOMNodeId === undefined ? undefined : { backendNodeId: found.backendDOMNodeId }
}

/** The middle of something that can be pressed: it is on, it has stopped moving, and nothing lies over it. */
async function steadyPoint(page: Cdp, node: { backendNodeId: number } | undefined): Promise<Point | undefined> {
  if (node === undefined) return undefined
  await page.send('DOM.scrollIntoViewIfNeeded', node)
  const { object } = await page.send<{ object: { objectId: string } }>('DOM.resolveNode', node)
  const { result, exceptionDetails } = await page.send<Steadied>('Runtime.callFunctionOn', {
    ...{ objectId: object.objectId, functionDeclaration: STEADY_POINT, awaitPromise: true, returnByValue: true },
  })
  // What the page has drawn anew meanwhile is looked for again.
  return exceptionDetails === undefined ? result.value : undefined
}

interface Steadied {
  readonly result: { readonly value?: Point }
  readonly exceptionDetails?: unknown
}

const STEADY_POINT = `async function () {
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
