import { until } from './until.ts'

export type Role =
  | 'alert'
  | 'button'
  | 'combobox'
  | 'listbox'
  | 'menuitem'
  | 'region'
  | 'searchbox'
  | 'status'
  | 'tab'
  | 'textbox'
  | 'treeitem'

/**
 * Someone at a page that Playwright does not show, who knows it by the roles and names that assistive technology hears.
 * Every act waits until the thing is there, and is made of real mouse and key events.
 */
export interface User {
  readonly press: (role: Role, name: string | RegExp) => Promise<void>
  /** Puts a text in the place of what stands in a field, key by key; a line break is the Enter key. */
  readonly type: (role: Role, name: string | RegExp, text: string) => Promise<void>
  /** Takes an option of a closed select by typing its beginning. */
  readonly choose: (name: string, option: string) => Promise<void>
  /** What is seen of it; undefined while it is not there. Does not wait. */
  readonly read: (role: Role, name: string | RegExp) => Promise<string | undefined>
  /** What stands in a field or is chosen in a select. Does not wait. */
  readonly value: (role: Role, name: string | RegExp) => Promise<string | undefined>
  /** All that is seen on the page. */
  readonly seen: () => Promise<string>
}

/** The elements that may have a role. */
export const ROLE_CSS = {
  alert: '[role=alert]',
  button: 'button:not([role]), [role=button]',
  combobox: 'select, [role=combobox]',
  listbox: '[role=listbox]',
  menuitem: '[role=menuitem]',
  region: 'section, [role=region]',
  searchbox: 'input[type=search]',
  status: '[role=status]',
  tab: '[role=tab]',
  textbox: 'input:not([type=checkbox], [type=radio], [type=search]), textarea, [role=textbox]',
  treeitem: '[role=treeitem]',
} as const satisfies Record<Role, string>

/** Waits until the token's state begins so. */
export async function tokenShows({ read }: User, state: string): Promise<void> {
  await until(state, async () => (await read('status', 'Token'))?.startsWith(state))
}
