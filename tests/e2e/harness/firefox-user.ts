import type { ExtensionFirefox } from './firefox.ts'
import { until } from './until.ts'
import { ROLE_CSS, type Role, type User } from './user.ts'

type Found = Record<string, string>

/** The elements that may have a role, through open shadow roots; which of them has it, Firefox itself says. */
const CANDIDATES = `const [css] = args
  const all = []
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(css) && element.getClientRects().length > 0) all.push(element)
      if (element.shadowRoot) visit(element.shadowRoot)
    }
  }
  visit(document)
  return all`

/** The page in front of a Firefox, by Marionette's own clicks and keys. */
export function firefoxUser({ marionette: { send }, run }: ExtensionFirefox): User {
  async function find(role: Role, name: string | RegExp): Promise<{ id: string; element: Found } | undefined> {
    const { value: elements } = await send<{ value: Found[] }>('WebDriver:ExecuteScript', {
      ...{ script: `const args = [...arguments]; ${CANDIDATES}`, args: [ROLE_CSS[role]] },
    })
    for (const element of elements) {
      const id = Object.values(element)[0] ?? ''
      const { value: label } = await send<{ value: string }>('WebDriver:GetComputedLabel', { id })
      if (typeof name === 'string' ? label === name : name.test(label)) return { id, element }
    }
    return undefined
  }

  const there = (role: Role, name: string | RegExp) =>
    until(`${role} "${name}"`, async () => {
      const found = await find(role, name)
      const on =
        found && (await run<boolean>(`return !args[0].disabled && args[0].ariaDisabled !== 'true'`, found.element))
      return on ? found : undefined
    })

  async function of(role: Role, name: string | RegExp, body: string): Promise<string | undefined> {
    const found = await find(role, name)
    return found && run<string>(`return ${body}`, found.element)
  }

  /** Presses it once nothing lies over it any more, and gives back its id. */
  const pressed = (role: Role, name: string | RegExp) =>
    until(`a press of ${role} "${name}"`, async () => {
      const { id } = await there(role, name)
      await send('WebDriver:ElementClick', { id })
      return id
    })

  return {
    async press(role, name) {
      await pressed(role, name)
    },
    async type(role, name, text) {
      const id = await pressed(role, name)
      await send('WebDriver:ElementSendKeys', { id, text: `${CONTROL}a` })
      await send('WebDriver:ElementSendKeys', { id, text: text.replaceAll('\n', ENTER) })
    },
    choose: (name, option) =>
      until(`the option "${option}"`, async () => {
        const { id, element } = await there('combobox', name)
        // A select goes on with the word that it is in the middle of, whose letters may have come too slowly to fit: the
        // next try would never fit either. It begins a word anew when the focus comes.
        await run('args[0].blur()', element)
        await send('WebDriver:ElementSendKeys', { id, text: option })
        return (await of('combobox', name, 'args[0].selectedOptions[0]?.label'))?.startsWith(option)
      }).then(() => undefined),
    read: (role, name) => of(role, name, 'args[0].innerText'),
    value: (role, name) => of(role, name, 'args[0].value ?? args[0].innerText'),
    seen: () => run('return document.body.innerText'),
  }
}

/** Keys that are no letters have places of their own in WebDriver's alphabet. */
const CONTROL = '\uE009'
const ENTER = '\uE007'
