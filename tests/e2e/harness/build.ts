import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

export type Target = 'chrome' | 'firefox'

/** The add-on's id in Firefox, as the manifest has it. */
export const FIREFOX_ID = 'signet-explorer@signet.tools'

/** The built extension that is tested. `SIGNET_OUTPUT` names another folder than the build tool's own. */
export function builtExtension(target: Target): string {
  return resolve(process.env['SIGNET_OUTPUT'] ?? '.output', `${target}-mv3`)
}

/** The HTML pages of a build, by file name. */
export async function pagesOf(build: string): Promise<string[]> {
  return (await readdir(build)).filter((name) => name.endsWith('.html'))
}

/**
 * Copies a build and puts a script of ours into its pages. An `evaluate` over the debugger passes by the content
 * security policy; a script of the package is page code like any other.
 *
 * @param before Runs before the lockdown, in its file.
 * @param after Runs right after the lockdown, before every other script of a page.
 */
export async function probedCopy(
  target: Target,
  folder: string,
  { before = '', after = '' }: { before?: string; after?: string },
): Promise<string> {
  const copy = join(folder, `${target}-probed`)
  await cp(builtExtension(target), copy, { recursive: true })
  const lockdown = join(copy, 'lockdown.js')
  await writeFile(lockdown, `${before};${await readFile(lockdown, 'utf8')}`)
  await writeFile(join(copy, 'probe.js'), after)
  for (const page of await pagesOf(copy)) {
    const path = join(copy, page)
    const html = await readFile(path, 'utf8')
    const probed = html.replace('<script src="/lockdown.js"></script>', '$&<script src="/probe.js"></script>')
    if (probed === html) throw new Error(`${page} does not load lockdown.js`)
    await writeFile(path, probed)
  }
  return copy
}

/**
 * Copies a build and puts a script of ours before the code of its background. What that imports has run by then: it holds
 * functions alone, which look up what they call when they are called.
 */
export async function probedBackground(target: Target, folder: string, script: string): Promise<string> {
  const copy = join(folder, `${target}-background`)
  await cp(builtExtension(target), copy, { recursive: true })
  const background = join(copy, 'background.js')
  await writeFile(background, `{${script}};${await readFile(background, 'utf8')}`)
  return copy
}
