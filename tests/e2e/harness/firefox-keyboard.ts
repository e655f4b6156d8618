import type { ExtensionFirefox } from './firefox.ts'
import type { Keyboard } from './keyboard.ts'

/** Keys that are no letters have places of their own in WebDriver's alphabet. */
const KEYS: Readonly<Record<string, string>> = {
  ...{ Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Meta: '\uE03D' },
  ...{ Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Delete: '\uE017' },
  ...{ PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011' },
  ...{ ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', F6: '\uE036', F8: '\uE038' },
}

/** Real keys by Marionette. Its tab comes to the front first: keys press no button in a page that has not the focus. */
export async function firefoxKeyboard({ marionette: { send }, run }: ExtensionFirefox): Promise<Keyboard> {
  const { value: handle } = await send<{ value: string }>('WebDriver:GetWindowHandle')
  await send('WebDriver:SwitchToWindow', { handle, focus: true })
  return {
    async strike(...keys) {
      const actions = keys.flatMap(events)
      await send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    look: (expression) => run(`return ${expression}`),
  }
}

/** One key, with those that are held down meanwhile. */
function events(keys: string): object[] {
  const values = keys.split('+').map((key) => KEYS[key] ?? (key || '+'))
  return [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
  ]
}
