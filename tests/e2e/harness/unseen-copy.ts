import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtExtension, type Target } from './build.ts'

interface Manifest {
  permissions: string[]
  optional_permissions: string[]
}

/**
 * A copy of the build in which copying with no page open is switched on. A browser without a screen has nobody who could
 * answer its question; the manifest that is shipped is looked at elsewhere.
 */
export async function permittedCopy(target: Target, folder: string): Promise<string> {
  const copy = join(folder, `${target}-permitted`)
  await cp(builtExtension(target), copy, { recursive: true })
  const path = join(copy, 'manifest.json')
  const { optional_permissions, permissions, ...rest } = JSON.parse(await readFile(path, 'utf8')) as Manifest
  await writeFile(path, JSON.stringify({ ...rest, permissions: [...permissions, ...optional_permissions] }))
  return copy
}
