/**
 * Writes the English `_locales` from the source, for translators to start from; the manifest's own texts stay as they are.
 * `--check` writes nothing and fails when the file is stale. `--unsaid FOLDER` lists what looks like words for users and
 * goes past `t`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pluralKey, textKey } from '#lib/text.ts'
import { isManifestKey } from './shipped-texts.ts'
import { type SourceText, sourceFiles, textsOf, unsaid } from './source-texts.ts'

const FILE = 'public/_locales/en/messages.json'

interface Message {
  readonly message: string
  readonly description: string
}

const [option, folder = ''] = process.argv.slice(2)
if (option === '--unsaid') listUnsaid()
else writeTexts()

function listUnsaid(): void {
  const files = sourceFiles().filter((file) => file.startsWith(folder))
  for (const { file, line, text } of files.flatMap(unsaid)) console.log(`${file}:${line}: ${text}`)
}

function writeTexts(): void {
  const present: Record<string, Message> = JSON.parse(readFileSync(FILE, 'utf8'))
  const own = Object.entries(present).filter(([key]) => isManifestKey(key))
  const written = `${JSON.stringify({ ...Object.fromEntries(own), ...messages() }, null, 2)}\n`
  if (option !== '--check') writeFileSync(FILE, written)
  else if (readFileSync(FILE, 'utf8') !== written) {
    console.error(`${FILE} is stale: run npm run texts.`)
    process.exitCode = 1
  }
}

/** In the order of their files, each once. @throws Where two texts have one key. */
function messages(): Record<string, Message> {
  const all = new Map<string, SourceText>()
  for (const text of sourceFiles().flatMap(textsOf)) {
    const known = all.get(textKey(text.english))
    if (known === undefined) all.set(textKey(text.english), text)
    else if (known.english !== text.english || known.one !== text.one) {
      throw new Error(
        `${text.file} and ${known.file}: one key for “${known.english}” and “${text.english}”, or two forms of it`,
      )
    }
  }
  return Object.fromEntries([...all.values()].flatMap(entries))
}

function entries({ english, one, file }: SourceText): [string, Message][] {
  const entry = (key: string, text: string): [string, Message] => [
    key,
    { message: text.replaceAll('$', '$$$$'), description: file },
  ]
  const other = entry(textKey(english), english)
  return one === undefined ? [other] : [entry(pluralKey(english, 'one'), one), other]
}
