import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SandboxState } from '#lib/sandbox/sandbox.ts'
import { parseSandboxState } from '#lib/sandbox/state.ts'

/** It holds the key that signs the sandbox's tokens. */
const OWNER_ONLY = 0o600

interface StateFile {
  readonly state?: SandboxState
  readonly keep: (state: SandboxState) => Promise<void>
}

/**
 * A file that a sandbox's state is taken from, if it is there, and written to after each change. Written beside and
 * then put in place, so that it is whole whenever the process ends.
 *
 * @throws Error when the file is damaged, or cannot be read or written. It is left as it is.
 */
export function openStateFile(file: string): StateFile {
  const state = existsSync(file) ? readState(file) : undefined
  const beside = `${file}.new`
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch {
    throw new Error(`The state file ${file} cannot be written: its folder is not there, or not yours.`)
  }
  return {
    ...(state && { state }),
    async keep(changed) {
      await writeFile(beside, JSON.stringify(changed), { mode: OWNER_ONLY })
      await rename(beside, file)
    },
  }
}

function readState(file: string): SandboxState {
  try {
    return parseSandboxState(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new Error(`The state file ${file} is damaged or no sandbox's. It was left as it is: move it away.`)
  }
}
