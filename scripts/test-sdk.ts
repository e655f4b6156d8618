/**
 * `npm run test:sdk`: the vendor's Python SDK does all of its operations against the sandbox over HTTP. Skipped, with a
 * line that says why, where there is no Python or the SDK cannot be had.
 */
import { spawn } from 'node:child_process'
import { startSandboxServer } from './sandbox-server.ts'

const SDK = 'signet-core==1.0.0'
const FOLDER = `.cache/${SDK.replace('==', '-')}`
const PYTHONS = ['python3', 'python']
const PIP_INSTALL = ['-m', 'pip', 'install', '--upgrade']
const IS_NEW_ENOUGH = 'import sys; sys.exit(sys.version_info < (3, 9))'

const python = await findPython()
const ready = python === undefined ? undefined : await findSdk(python)
if (python === undefined) console.log('Skipped: the vendor’s SDK wants Python 3.9 or newer, and there is none here.')
else if (ready === undefined) console.log(`Skipped: ${SDK} cannot be had: no pip, or no way to Python’s package index.`)
else process.exitCode = await runOperations(ready)

async function findPython(): Promise<string | undefined> {
  for (const name of PYTHONS) if ((await run(name, ['-c', IS_NEW_ENOUGH], 'ignore')) === 0) return name
  return undefined
}

/** The Python that can import the SDK, after it was installed where it must be. */
async function findSdk(name: string): Promise<string | undefined> {
  const own = `${FOLDER}/venv/bin/python`
  for (const candidate of [name, own]) if (await importsSdk(candidate)) return candidate
  console.log(`Installing ${SDK} into ${FOLDER}`)
  // A folder of our own first: some systems leave out what a virtual environment needs, others leave out pip.
  if ((await run(name, [...PIP_INSTALL, '--target', FOLDER, SDK], 'ignore')) === 0) return name
  const isMade = (await run(name, ['-m', 'venv', `${FOLDER}/venv`], 'ignore')) === 0
  return isMade && (await run(own, [...PIP_INSTALL, SDK], 'ignore')) === 0 ? own : undefined
}

/** False too for a folder that another version of Python filled. */
async function importsSdk(name: string): Promise<boolean> {
  return (await run(name, ['-c', 'import signet_core'], 'ignore')) === 0
}

async function runOperations(name: string): Promise<number> {
  const server = await startSandboxServer()
  const { apiKey, apiSecret } = server.credentials
  const args = ['tests/sdk/operations.py', server.url, apiKey, apiSecret, 'lib/signet/catalogue.generated.json']
  try {
    return await run(name, args, 'inherit')
  } finally {
    await server.close()
  }
}

function run(command: string, args: readonly string[], stdio: 'inherit' | 'ignore'): Promise<number> {
  const env = { ...process.env, PYTHONPATH: FOLDER, PYTHONDONTWRITEBYTECODE: '1' }
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio, env })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
