import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A function of the shell: four thousand processes of their own would take half a minute. */
const FAKE_CURL = `curl() { printf '%s\\0' "$@"; printf '\\0'; }`

/** Runs commands in one bash with a curl of our own; returns the arguments that each of them gave it. */
export function curlArguments(commands: readonly string[], env: Record<string, string> = {}): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'signet-curl-'))
  try {
    writeFileSync(join(folder, 'script'), [FAKE_CURL, ...commands].join('\n'))
    const options = { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', ...env }, maxBuffer: 1e8 }
    const output = execFileSync('bash', [join(folder, 'script')], options).toString()
    return output
      .split('\0\0')
      .slice(0, -1)
      .map((run) => run.split('\0'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
