import type { Cdp } from './cdp.ts'
import { until } from './until.ts'

/**
 * Waits until the focus is somewhere: in a frame or in the window around it. These are two processes. What moves the
 * focus from one to the other, a Tab or a press, counts as done where it began before it arrives where it leads, and a
 * look or a key in between meets neither.
 */
export async function focusArrives(frame: Cdp, window: Cdp): Promise<void> {
  if (frame === window) return
  await until('the focus to arrive in the frame or in the window around it', async () => {
    const [within, around] = await Promise.all([
      frame.look<boolean>('document.hasFocus()'),
      window.look<string>(AROUND),
    ])
    return within ? around === 'IFRAME' : around !== 'IFRAME' && around !== 'BODY'
  })
}

/** What has the focus as the window sees it. On its way into a frame it is on nothing, and in a frame on that. */
const AROUND = `(() => {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active?.tagName ?? 'BODY'
})()`
