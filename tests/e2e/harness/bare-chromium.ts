import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findChromium } from '../../../scripts/browsers.mjs'
import { builtExtension } from './build.ts'
import { attach, type Cdp } from './cdp.ts'
import { chromiumArgs } from './chromium.ts'
import { freePort, temporaryFolder } from './temporary.ts'
import { until } from './until.ts'

/**
 * A Chromium whose background lives and dies as for a user: Playwright, which listens to each worker, keeps it alive.
 * Here nothing is attached to the worker, but for the instant in which it opens the popup.
 */
export interface BareChromium {
  /** The page that opens by itself when the extension is installed. */
  readonly firstRun: Cdp
  /** Where the debugger listens. */
  readonly port: number
  /** The page of the extension that stands in a tab, once it is there. */
  readonly page: (name: string) => Promise<Cdp>
  readonly close: () => Promise<void>
}

export async function launchBareChromium(extension = builtExtension('chrome')): Promise<BareChromium> {
  const [profile, port] = [await temporaryFolder('bare'), await freePort()]
  const args = [...chromiumArgs(extension, port), `--user-data-dir=${profile.path}`, 'about:blank']
  const chromium = spawn(findChromium(), args, { stdio: 'ignore' })
  const exited = once(chromium, 'exit')
  const page = (name: string) =>
    attach(
      port,
      name,
      ({ type, url }) => type === 'page' && url.startsWith('chrome-extension://') && url.endsWith(name),
    )

  const firstRun = await page('/welcome.html')
  await until('the first-run page to load', () => firstRun.evaluate(`document.readyState === 'complete'`))
  return {
    ...{ firstRun, page, port },
    async close() {
      chromium.kill()
      await exited
      await profile.remove()
    },
  }
}
