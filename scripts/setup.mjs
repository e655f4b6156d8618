/**
 * Makes a checkout ready: dependencies, Node 24, the build tool's types, Chromium and Firefox. What stands already is
 * left alone, so a second run takes a second. Plain JavaScript with Node's own modules: it runs on the Node that the
 * machine came with, 20 or newer, before anything is installed.
 *
 *     node scripts/setup.mjs [--packages] [--browsers=chromium,firefox] [--then SCRIPT [ARGUMENT…]]
 *
 * `--packages` leaves the browsers out. `--then` runs a script with the Node that was installed: a shell that has
 * looked up `node` before the install goes on with the old one.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BrowserMissing, FIREFOX_FLOOR, lookForChromium, lookForFirefox } from './browsers.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const WINDOWS = process.platform === 'win32'
const NODE = join(ROOT, 'node_modules', 'node', 'bin', WINDOWS ? 'node.exe' : 'node')

/** A step that cannot be taken. The message says what is missing and the way out. */
class SetupError extends Error {}

const [before, after] = splitAt(process.argv.slice(2), '--then')
const wanted = before.find((argument) => argument.startsWith('--browsers='))?.slice(11) ?? 'chromium,firefox'
const browsers = before.includes('--packages') ? [] : wanted.split(',')

try {
  process.chdir(ROOT)
  checkTools()
  installPackages()
  checkNode()
  prepareTypes()
  checkCatalogue()
  if (browsers.includes('chromium')) provideChromium()
  if (browsers.includes('firefox')) provideFirefox()
} catch (thrown) {
  if (!(thrown instanceof SetupError || thrown instanceof BrowserMissing)) throw thrown
  console.error(`✗ ${thrown.message}`)
  process.exit(1)
}
if (after.length > 0) hand(after)

function checkTools() {
  const [major = 0] = process.versions.node.split('.').map(Number)
  if (major < 20) throw new SetupError(`Node ${process.versions.node} is too old. Install Node 20 or newer.`)
  const npm = run('npm', ['--version'])
  if (npm.status !== 0) throw new SetupError('npm is not on the PATH. It comes with Node: install Node 20 or newer.')
  if (run('git', ['--version']).status !== 0) throw new SetupError('git is not on the PATH. Install git.')
  done(`Node ${process.versions.node}, npm ${npm.output.trim()}, git`)
}

function installPackages() {
  if (packagesStand()) return done('Dependencies as locked')
  const command = ['ci', '--no-audit', '--no-fund']
  must('Dependencies installed', 'npm', command, 'Check that the npm registry can be reached, then run it again.')
}

/** Whether each locked package is installed in its locked version; those for other systems are left out by npm. */
function packagesStand() {
  const installed = readPackages('node_modules/.package-lock.json')
  const locked = readPackages('package-lock.json')
  return (
    installed !== undefined &&
    Object.entries(locked ?? {}).every(([path, { version, optional, devOptional }]) => {
      if (path === '') return true
      return installed[path] === undefined ? optional || devOptional : installed[path].version === version
    })
  )
}

/** @param {string} path @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}> | undefined} */
function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}

/** The package `node` fetches its program in an install script, which a careful npm does not run. */
function checkNode() {
  const version = () => run(NODE, ['--version']).output.trim()
  if (version() === '') {
    run(process.execPath, ['installArchSpecificPackage.js'], join(ROOT, 'node_modules', 'node'))
  }
  if (!/^v2[4-9]\./.test(version())) {
    throw new SetupError('The package "node" brought no Node 24. Delete node_modules, then run npm rebuild node.')
  }
  done(`Node ${version().slice(1)} for the project`)
}

function prepareTypes() {
  const made = join('.wxt', 'tsconfig.json')
  const sources = ['wxt.config.ts', 'package-lock.json', 'entrypoints']
  const fresh = existsSync(made) && sources.every((path) => statSync(path).mtimeMs <= statSync(made).mtimeMs)
  if (fresh) return done('Types of the build tool as they were')
  must('Types of the build tool written', NODE, [join('node_modules', 'wxt', 'bin', 'wxt.mjs'), 'prepare'])
}

function checkCatalogue() {
  const { status, output } = run(NODE, [join('scripts', 'catalogue.ts'), '--check'])
  if (status !== 0) throw new SetupError(`The catalogue is stale: run npm run catalogue.\n${output}`)
  done('Catalogue as the OpenAPI document has it')
}

function provideChromium() {
  const found = working(lookForChromium())
  if (found) return done(`Chromium: ${found}`)
  say('Chromium is not here: Playwright downloads one')
  const withLibraries = isRoot() ? ['--with-deps'] : []
  run(NODE, [join('node_modules', 'playwright', 'cli.js'), 'install', ...withLibraries, 'chromium'])
  if (!working(lookForChromium())) installByApt('chromium')
  const installed = working(lookForChromium())
  if (installed) return done(`Chromium installed: ${installed}`)
  throw new SetupError('No Chromium could be had. Install Chromium, or name a Chromium program in SIGNET_CHROMIUM.')
}

function provideFirefox() {
  const found = working(lookForFirefox())
  if (found) return done(`Firefox: ${found}`)
  installByApt('firefox-esr')
  const installed = working(lookForFirefox())
  if (installed) return done(`Firefox installed: ${installed}`)
  throw new SetupError(
    `No Firefox ${FIREFOX_FLOOR} or newer could be had. Install Firefox, or name its program in SIGNET_FIREFOX.`,
  )
}

/** A path whose program starts: a wrapper may be there without the browser, a browser without its libraries. */
function working(path) {
  return path !== undefined && run(path, ['--version']).status === 0 ? path : undefined
}

function isRoot() {
  return process.getuid?.() === 0
}

/** Tries to; whether the browser is there afterwards is for the caller to see. */
function installByApt(name) {
  const sudo = isRoot() ? [] : ['sudo', '-n']
  if (run('apt-get', ['--version']).status !== 0) return
  if (sudo.length > 0 && run('sudo', ['-n', 'true']).status !== 0) return
  say(`apt-get installs ${name}`)
  const apt = (...words) => {
    const [program, ...rest] = [...sudo, 'apt-get', ...words]
    return run(program, rest, ROOT, { DEBIAN_FRONTEND: 'noninteractive' })
  }
  apt('update')
  const { status, output } = apt('install', '-y', '--no-install-recommends', name)
  if (status !== 0) say(output.trim().split('\n').slice(-3).join('\n'))
}

/** Runs what the setup was for, with its own Node, and ends as it ends. */
function hand([script, ...rest]) {
  const child = spawn(NODE, [script, ...rest], {
    stdio: 'inherit',
    env: { ...process.env, PATH: join(ROOT, 'node_modules', '.bin') + (WINDOWS ? ';' : ':') + process.env['PATH'] },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}

/** @returns {{status: number, output: string}} What a program printed, and its exit code; 127 when it is not there. */
function run(program, words, cwd = ROOT, environment = {}) {
  const result = spawnSync(program, words, {
    ...{ cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 },
    env: { ...process.env, ...environment },
    shell: WINDOWS && program === 'npm',
  })
  return { status: result.status ?? 127, output: `${result.stdout ?? ''}${result.stderr ?? ''}` }
}

function must(what, program, words, wayOut = '') {
  const start = Date.now()
  say([program === NODE ? 'node' : program, ...words].join(' '))
  const { status, output } = run(program, words)
  if (status !== 0) {
    const end = output.trim().split('\n').slice(-20).join('\n')
    throw new SetupError(`${program} ${words.join(' ')} failed. ${wayOut}\n${end}`)
  }
  done(`${what} (${((Date.now() - start) / 1000).toFixed(0)} s)`)
}

function splitAt(words, mark) {
  const at = words.indexOf(mark)
  return at < 0 ? [words, []] : [words.slice(0, at), words.slice(at + 1)]
}

function done(line) {
  console.log(`✓ ${line}`)
}

function say(line) {
  console.log(`· ${line}`)
}
