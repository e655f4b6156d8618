import type { Cdp } from './cdp.ts'
import { focusArrives } from './focus-arrives.ts'
import type { Keyboard } from './keyboard.ts'

/** The bits that stand for keys held down. */
const HELD: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 }

/** Windows' numbers of keys that are no letters. */
const CODES: Readonly<Record<string, number>> = {
  ...{ Backspace: 8, Tab: 9, Enter: 13, Escape: 27, PageUp: 33, PageDown: 34, End: 35, Home: 36 },
  ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Delete: 46, F6: 117, F8: 119 },
}

/**
 * Real keys over the debugger. It says that a key was struck when whoever has the focus has done what the key does.
 *
 * @param target What takes input: the window of the developer tools for a panel in it.
 */
export function cdpKeyboard(page: Cdp, target: Cdp = page): Keyboard {
  return {
    async strike(...keys) {
      // The debugger keeps the order of what it is sent.
      await Promise.all(keys.flatMap((key) => events(key).map((event) => target.send('Input.dispatchKeyEvent', event))))
      await focusArrives(page, target)
    },
    look: page.look,
  }
}

/** One key, with those that are held down meanwhile, as it goes down and up. */
function events(keys: string): object[] {
  const parts = keys.split('+')
  const key = parts.at(-1) || '+'
  const modifiers = parts.slice(0, -1).reduce((all, held) => all | (HELD[held] ?? 0), 0)
  const code = CODES[key] ?? key.toUpperCase().charCodeAt(0)
  const text = key === 'Enter' ? '\r' : key.length === 1 && (modifiers & ~8) === 0 ? key : undefined
  const common = { key, modifiers, windowsVirtualKeyCode: text === undefined || key === 'Enter' ? code : 0 }
  const down = text === undefined ? { type: 'rawKeyDown', ...common } : { type: 'keyDown', text, ...common }
  return [down, { type: 'keyUp', ...common }]
}
