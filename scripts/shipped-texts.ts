import { readFileSync } from 'node:fs'
import type { ResolvedPublicFile } from 'wxt'

const TEXTS = /^_locales[\\/](\w+)[\\/]messages\.json$/

interface Message {
  readonly message: string
}

/**
 * The texts as the package holds them: without the notes for translators, and of English only what the manifest names,
 * because the code has the rest.
 */
export function shipTexts(_wxt: unknown, files: ResolvedPublicFile[]): void {
  for (const [at, file] of files.entries()) {
    const [, language] = TEXTS.exec(file.relativeDest) ?? []
    if (language === undefined || !('absoluteSrc' in file)) continue
    const all: Record<string, Message> = JSON.parse(readFileSync(file.absoluteSrc, 'utf8'))
    const shipped = Object.entries(all).filter(([key]) => language !== 'en' || isManifestKey(key))
    const bare = shipped.map(([key, { message }]) => [key, { message }])
    files[at] = { relativeDest: file.relativeDest, contents: JSON.stringify(Object.fromEntries(bare)) }
  }
}

/** Keys of the code's texts end in a hash after a low line; those of the manifest are plain words. */
export const isManifestKey = (key: string): boolean => !key.includes('_')
