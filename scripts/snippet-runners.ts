/** How the snippets of a language are run: all of an operation's catalogue in one process, compiled once where they are. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findPython, type PythonPackage } from './python.ts'

/** A command, run where the snippets stand. */
export interface Run {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Runner {
  /** The language's id in the registry. */
  readonly id: string
  /** The commands that run the snippets in order, each one's output ended by a record separator; else why they cannot. */
  readonly prepare: (folder: string, snippets: readonly string[]) => Promise<readonly Run[] | string>
}

const script = (name: string): string => resolve('tests', 'snippets', name)

/** Writes the snippets to files, and runs them by a script of their own language. */
function interpreted(
  id: string,
  ending: string,
  findCommand: () => Promise<Omit<Run, 'args'> | string>,
  by: string,
): Runner {
  return {
    id,
    async prepare(folder, snippets) {
      const run = await findCommand()
      if (typeof run === 'string') return run
      return [{ ...run, args: [script(by), ...writeAll(folder, snippets, (at) => `s${at}.${ending}`)] }]
    },
  }
}

function writeAll(folder: string, snippets: readonly string[], nameOf: (at: number) => string): string[] {
  return snippets.map((text, at) => {
    const path = join(folder, nameOf(at))
    writeFileSync(path, text)
    return path
  })
}

const installed =
  (...commands: string[]) =>
  async () => {
    const [command = ''] = commands
    const missing = commands.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error !== undefined)
    return missing === undefined ? { command } : `${missing} is not installed here`
  }

const python = (wanted: PythonPackage) => async () => findPython(wanted)
const REQUESTS = { requirement: 'requests==2.34.2', module: 'requests' }
const SDK = { requirement: 'signet-core==1.0.0', module: 'signet_core' }
const node = async () => ({ command: process.execPath })

/** One package and one program: each snippet's \`main\` becomes a function of its own. */
const GO: Runner = {
  id: 'go',
  async prepare(folder, snippets) {
    if (spawnSync('go', ['version'], { stdio: 'ignore' }).error) return 'go is not installed here'
    const functions = snippets.map((text, at) => text.replace('func main()', `func snippet${at}()`))
    writeAll(folder, functions, (at) => `s${at}.go`)
    const calls = snippets.map((_, at) => `\tsnippet${at}()\n\tfmt.Print("\\x1e")\n`).join('')
    writeFileSync(join(folder, 'main.go'), `package main\n\nimport "fmt"\n\nfunc main() {\n${calls}}\n`)
    writeFileSync(join(folder, 'go.mod'), 'module snippets\n\ngo 1.21\n')
    const env = {
      CGO_ENABLED: '0',
      GOCACHE: resolve('.cache', 'go'),
      GOFLAGS: '-mod=mod',
      GOPROXY: 'off',
      GOTOOLCHAIN: 'local',
    }
    return [
      { command: 'go', args: ['build', '-o', 'snippets', '.'], env },
      { command: join(folder, 'snippets'), args: [] },
    ]
  },
}

/** One compilation and one machine: each snippet's class gets a name of its own. */
const JAVA: Runner = {
  id: 'java',
  async prepare(folder, snippets) {
    if (spawnSync('javac', ['-version'], { stdio: 'ignore' }).error) return 'javac is not installed here'
    mkdirSync(join(folder, 'out'))
    const classes = snippets.map((text, at) => text.replace('class Main', `class Snippet${at}`))
    const files = writeAll(folder, classes, (at) => `Snippet${at}.java`)
    const calls = snippets.map((_, at) => `Snippet${at}.main(args); System.out.print("\\u001e");`).join('\n')
    const all = `public class All { public static void main(String[] args) throws Exception {\n${calls}\n} }\n`
    return [
      { command: 'javac', args: ['-d', 'out', ...writeAll(folder, [all], () => 'All.java'), ...files] },
      { command: 'java', args: ['-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', '-cp', 'out', 'All'] },
    ]
  },
}

/** C# is not among them: its compiler is large and seldom there. */
export const RUNNERS: readonly Runner[] = [
  interpreted('curl', 'sh', installed('bash', 'curl'), 'run.sh'),
  interpreted('ci-shell', 'sh', installed('bash', 'curl', 'jq'), 'run.sh'),
  interpreted('javascript-fetch', 'mjs', node, 'run.mjs'),
  interpreted('node-https', 'mjs', node, 'run.mjs'),
  interpreted('python-requests', 'py', python(REQUESTS), 'run.py'),
  interpreted('python-sdk', 'py', python(SDK), 'run.py'),
  interpreted('php', 'php', installed('php'), 'run.php'),
  interpreted('ruby', 'rb', installed('ruby'), 'run.rb'),
  GO,
  JAVA,
]

/**
 * Runs a command to its end.
 *
 * @returns What it wrote to its output. Rejects with what it wrote to its errors, where it failed.
 */
export function output(
  { command, args, env }: Run,
  cwd: string,
  more: Readonly<Record<string, string>>,
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...absolute(env), ...more } })
    const [out, errors]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (part: Buffer) => out.push(part))
    child.stderr.on('data', (part: Buffer) => errors.push(part))
    child.on('error', fail)
    child.on('close', (code) => {
      if (code === 0) done(Buffer.concat(out).toString())
      else fail(new Error(`${command} ended with ${code}: ${Buffer.concat(errors).toString().slice(-2000)}`))
    })
  })
}

/** A folder in a variable is meant from here, and the command runs elsewhere. */
function absolute(env: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PYTHONPATH, ...rest } = env
  return PYTHONPATH === undefined ? rest : { ...rest, PYTHONPATH: resolve(PYTHONPATH) }
}
