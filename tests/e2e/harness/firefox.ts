import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFirefox } from '../../../scripts/browsers.mjs'
import { builtExtension, FIREFOX_ID } from './build.ts'
import { connectMarionette, type Marionette } from './marionette.ts'
import { freePort, temporaryFolder } from './temporary.ts'

/** A Firefox with the extension in it. */
export interface ExtensionFirefox {
  readonly marionette: Marionette
  /** The browser profile on disk. */
  readonly profile: string
  readonly url: (page: string) => string
  readonly open: (page: string) => Promise<void>
  /** Runs the body of a function in the page in front; `args` are its arguments, a promise is awaited. */
  readonly run: <Value>(body: string, ...args: readonly unknown[]) => Promise<Value>
  /** The same with the browser's own rights, outside of any page. */
  readonly runInChrome: <Value>(body: string, ...args: readonly unknown[]) => Promise<Value>
  /** Ends the event page, as Firefox itself does after 30 s without work. */
  readonly endBackground: () => Promise<void>
  readonly close: () => Promise<void>
}

const PREFS = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.normandy.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
}

export async function launchFirefox(extension = builtExtension('firefox')): Promise<ExtensionFirefox> {
  const [profile, port, uuid] = [await temporaryFolder('firefox'), await freePort(), randomUUID()]
  await writeFile(join(profile.path, 'user.js'), userPrefs(port, uuid))
  const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile.path]
  const firefox = spawn(findFirefox(), args, { stdio: 'ignore' })
  const exited = once(firefox, 'exit')
  const marionette = await connectMarionette(port)
  await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { pageLoadStrategy: 'normal' } } })
  await marionette.send('WebDriver:SetTimeouts', { script: 120_000 })
  await marionette.send('Addon:Install', { path: extension, temporary: true })
  const url = (page: string): string => `moz-extension://${uuid}/${page}`
  const run = <Value>(body: string, ...args: readonly unknown[]): Promise<Value> => runAsync(marionette, body, args)
  const runInChrome = <Value>(body: string, ...args: readonly unknown[]): Promise<Value> =>
    inChrome(marionette, () => runAsync<Value>(marionette, body, args, 'system'))
  return {
    ...{ marionette, profile: profile.path, url, run, runInChrome },
    async open(page) {
      await marionette.send('WebDriver:Navigate', { url: url(page) })
    },
    endBackground: () => runInChrome(END_BACKGROUND, FIREFOX_ID),
    async close() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined)
      marionette.close()
      await exited
      await profile.remove()
    },
  }
}

const END_BACKGROUND = `const { extension } = WebExtensionPolicy.getByID(args[0])
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`

function userPrefs(port: number, uuid: string): string {
  const all = {
    ...PREFS,
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: uuid }),
  }
  return Object.entries(all)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('')
}

async function inChrome<Value>({ send }: Marionette, work: () => Promise<Value>): Promise<Value> {
  await send('Marionette:SetContext', { value: 'chrome' })
  try {
    return await work()
  } finally {
    await send('Marionette:SetContext', { value: 'content' })
  }
}

/** The body runs in an async function; what it throws comes back as text. */
async function runAsync<Value>(
  { send }: Marionette,
  body: string,
  args: readonly unknown[],
  sandbox?: 'system',
): Promise<Value> {
  const script = `const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
    (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }))`
  const params = { script, args, ...(sandbox === undefined ? {} : { sandbox }) }
  const { value } = await send<{ value: { value?: Value; error?: string } }>('WebDriver:ExecuteAsyncScript', params)
  if (value.error !== undefined) throw new Error(value.error)
  return value.value as Value
}
