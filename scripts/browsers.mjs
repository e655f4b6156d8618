/**
 * Where Chromium and Firefox are on this machine. Plain JavaScript with Node's own modules, because the set-up asks
 * before anything is installed; tests and `npm start` ask here as well, so that all of them mean the same browser.
 */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The oldest Firefox that the extension supports. */
export const FIREFOX_FLOOR = 142

/** Chrome and Edge are not here: they no longer load an unpacked extension that is named on the command line. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'chrome-for-testing']
const FIREFOX_NAMES = ['firefox', 'firefox-esr']

/** Where installers put a browser that is not on the PATH. */
const CHROMIUM_PLACES = ['/Applications/Chromium.app/Contents/MacOS/Chromium']
const FIREFOX_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/** No browser is where one was looked for. The message says what to do. */
export class BrowserMissing extends Error {}

/** @returns {string | undefined} The path of a Chromium that can load the extension: the environment's, Playwright's, the PATH's. */
export function lookForChromium() {
  return fromEnvironment('SIGNET_CHROMIUM') ?? playwrightChromium() ?? onPath(CHROMIUM_NAMES) ?? there(CHROMIUM_PLACES)
}

/** @returns {string | undefined} The path of a Firefox new enough. */
export function lookForFirefox() {
  const named = fromEnvironment('SIGNET_FIREFOX')
  if (named !== undefined && firefoxVersion(named) < FIREFOX_FLOOR) {
    throw new BrowserMissing(`SIGNET_FIREFOX names ${named}, and that is no Firefox ${FIREFOX_FLOOR} or newer.`)
  }
  const found = named ?? onPath(FIREFOX_NAMES) ?? there(FIREFOX_PLACES)
  return found !== undefined && firefoxVersion(found) >= FIREFOX_FLOOR ? found : undefined
}

/** @returns {string} @throws When there is none; the set-up installs one. */
export function findChromium() {
  return lookForChromium() ?? missing('Chromium', 'SIGNET_CHROMIUM')
}

/** @returns {string} @throws When there is none; the set-up installs one. */
export function findFirefox() {
  return lookForFirefox() ?? missing(`Firefox ${FIREFOX_FLOOR} or newer`, 'SIGNET_FIREFOX')
}

/** @param {string} path @returns {number} The major version, 0 where it cannot be told. */
export function firefoxVersion(path) {
  return Number(/(\d+)\.\d/.exec(firstLine(path, '--version'))?.[1] ?? 0)
}

/** @param {string} path @param {string[]} args @returns {string} What a program prints, '' where it cannot be run. */
function firstLine(path, ...args) {
  try {
    return execFileSync(path, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

/** @param {string} name @returns {string | undefined} */
function fromEnvironment(name) {
  const path = process.env[name]
  if (!path) return undefined
  if (!runnable(path)) throw new BrowserMissing(`${name} names ${path}, and no program is there.`)
  return path
}

/** Playwright keeps each of its browsers in a folder with the build's number; the highest number is the newest. */
function playwrightChromium() {
  const root = process.env['PLAYWRIGHT_BROWSERS_PATH'] || join(cacheFolder(), 'ms-playwright')
  if (!existsSync(root)) return undefined
  const builds = readdirSync(root).filter((name) => /^chromium-\d+$/.test(name))
  builds.sort((one, other) => Number(other.slice(9)) - Number(one.slice(9)))
  return there(builds.flatMap((build) => PLAYWRIGHT_PROGRAMS.map((program) => join(root, build, program))))
}

const PLAYWRIGHT_PROGRAMS = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ...['mac-x64', 'mac-arm64'].map(
    (build) => `chrome-${build}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
  ),
]

function cacheFolder() {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches')
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData/Local')
  return process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
}

/** @param {string[]} names @returns {string | undefined} */
function onPath(names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return there(names.flatMap((name) => folders.flatMap((folder) => endings.map((end) => join(folder, name + end)))))
}

/** @param {string[]} paths @returns {string | undefined} */
function there(paths) {
  return paths.find(runnable)
}

/** @param {string} path */
function runnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {string} what @param {string} variable @returns {never} */
function missing(what, variable) {
  throw new BrowserMissing(`${what} is not on this machine. Run node scripts/setup.mjs, or name one in ${variable}.`)
}
