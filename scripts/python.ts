/** Finds a Python that can import a package, and installs the package into a folder of ours where it must. */
import { spawn } from 'node:child_process'

const PYTHONS = ['python3', 'python']
const PIP_INSTALL = ['-m', 'pip', 'install', '--upgrade']
const IS_NEW_ENOUGH = 'import sys; sys.exit(sys.version_info < (3, 9))'

/** A Python and what it must find in its environment. */
export interface Python {
  readonly command: string
  readonly env: Readonly<Record<string, string>>
}

/** One package in one version, `requests==2.32.5`, and the module that it is imported as. */
export interface PythonPackage {
  readonly requirement: string
  readonly module: string
}

/** A Python of at least 3.9 with a package in it; else, in a few words, why there is none. */
export async function findPython(wanted: PythonPackage): Promise<Python | string> {
  const { requirement, module } = wanted
  const folder = `.cache/${requirement.replace('==', '-')}`
  const env = { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' }
  const name = await findCommand()
  if (name === undefined) return 'there is no Python 3.9 or newer here'
  const own = `${folder}/venv/bin/python`
  for (const command of [name, own])
    if (await runPython({ command, env }, ['-c', `import ${module}`])) return { command, env }
  console.log(`Installing ${requirement} into ${folder}`)
  // A folder of our own first: some systems leave out what a virtual environment needs, others leave out pip.
  if (await runPython({ command: name, env }, [...PIP_INSTALL, '--target', folder, requirement]))
    return { command: name, env }
  const isMade = await runPython({ command: name, env }, ['-m', 'venv', `${folder}/venv`])
  if (isMade && (await runPython({ command: own, env }, [...PIP_INSTALL, requirement]))) return { command: own, env }
  return `${requirement} cannot be had: no pip, or no way to Python’s package index`
}

async function findCommand(): Promise<string | undefined> {
  for (const command of PYTHONS) if (await runPython({ command, env: {} }, ['-c', IS_NEW_ENOUGH])) return command
  return undefined
}

/** Whether it ended well. False too for a folder that another version of Python filled. */
export function runPython(
  { command, env }: Python,
  args: readonly string[],
  stdio: 'inherit' | 'ignore' = 'ignore',
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio, env: { ...process.env, ...env } })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}
