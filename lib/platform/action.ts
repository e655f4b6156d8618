import browser from 'webextension-polyfill'

export interface IconFace {
  readonly text: string
  readonly colour: string
  readonly title: string
}

/** What the toolbar icon shows and, under the pointer, says. Empty texts take it away. */
export async function showOnIcon({ text, colour, title }: IconFace): Promise<void> {
  const { action } = browser
  await Promise.all([
    action.setBadgeText({ text }),
    action.setBadgeBackgroundColor({ color: colour }),
    action.setBadgeTextColor?.({ color: '#ffffff' }),
    action.setTitle({ title }),
  ])
}

/** Opens the popup below the icon. False where the browser refuses: without a window, or too long after a user's act. */
export async function openPopup(): Promise<boolean> {
  return browser.action.openPopup().then(
    () => true,
    () => false,
  )
}
