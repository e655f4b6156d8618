/**
 * `npm start`: builds the extension, starts the sandbox over HTTP, and opens a Chromium with the extension and its
 * first page; it ends with the browser, or with Ctrl+C. Without a display the main job runs headless instead.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { temporaryFolder } from '../tests/e2e/harness/temporary.ts'
import { findChromium } from './browsers.mjs'
import { runMainJob } from './main-job.ts'
import { type SandboxServer, startSandboxServer } from './sandbox-server.ts'

const BUILD = join('.output', 'chrome-mv3')

build()
const sandbox = await startSandboxServer()
try {
  if (hasDisplay()) await openBrowser(sandbox)
  else {
    console.log('No display here: the main job runs in a headless Chromium.')
    await runMainJob(sandbox)
  }
} finally {
  await sandbox.close()
}

/** The build tool's remarks are for those who change it: they are shown when it fails. */
function build(): void {
  const words = [join('node_modules', 'wxt', 'bin', 'wxt.mjs'), 'build', '-b', 'chrome']
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0) {
    console.error(`${stdout}${stderr}\n✗ The build failed.`)
    process.exit(1)
  }
  console.log(`✓ Built: ${BUILD}`)
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** The profile is a new one each time, so that what is seen is what a newcomer sees. */
async function openBrowser({ url, credentials }: SandboxServer): Promise<void> {
  const profile = await temporaryFolder('start')
  const context = await chromium.launchPersistentContext(profile.path, {
    ...{ headless: false, executablePath: findChromium(), viewport: null, handleSIGINT: false },
    ignoreDefaultArgs: ['--enable-automation', '--disable-extensions'],
    args: [
      ...[`--disable-extensions-except=${BUILD}`, `--load-extension=${BUILD}`, '--no-first-run'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  console.log('✓ Chromium is open. Press "Try the sandbox", or add this key of the sandbox over HTTP:')
  console.log(`  Base URL    ${url}\n  API key     ${credentials.apiKey}\n  API secret  ${credentials.apiSecret}`)
  console.log('  It ends when you close the browser, or with Ctrl+C.')
  const closed = new Promise<void>((resolve) => context.on('close', () => resolve()))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void context.close())
  await closed
  await profile.remove()
}
