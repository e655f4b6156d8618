import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { sourceFiles, textsOf, unsaid } from '../../scripts/source-texts.ts'

const folder = mkdtempSync(join(tmpdir(), 'signet-texts-'))
afterAll(() => rmSync(folder, { recursive: true }))

function planted(source: string): string {
  const file = join(folder, 'Planted.tsx')
  writeFileSync(file, source)
  return file
}

it('has no text of the interface that goes past the browser’s texts', () => {
  expect(sourceFiles().flatMap(unsaid)).toEqual([])
})

it('keeps the English texts for translators as the source has them', () => {
  execFileSync(process.execPath, ['scripts/texts.ts', '--check'])
  const messages = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8'))
  const texts = Object.values<{ message: string }>(messages).map(({ message }) => message)
  expect(texts).toContain('Copy token')
})

it('finds words in elements, attributes, sentences and the beginnings of templates', () => {
  const source = `
    const lead = 'Nothing was sent'
    const count = \`Sent to \${host} now\`
    const view = <a title="Close" className="Big one" href="x">Open it<b aria-label={'Take it back'} /> · </a>`
  expect(unsaid(planted(source)).map(({ text }) => text)).toEqual([
    'Nothing was sent',
    'Sent to ',
    'Close',
    'Open it',
    'Take it back',
  ])
})

it('takes no word of what is said, of data, or of an error for developers', () => {
  const source = `
    const said = [t('Nothing was sent'), tn(2, '{n} row', '{n} rows'), rich('Type {name} here', { name })]
    const data = { method: 'DELETE', kind: 'not-an-envelope', header: 'Content-Type' }
    throw new Error(\`No such thing: \${data}\`)`
  expect(unsaid(planted(source))).toEqual([])
})

it('reads what is said, and refuses what it could not find for translation', () => {
  const file = planted("t('Copy'); tn(n, '{n} row', '{n} rows', {}); rich('Type {name}', {})")
  expect(textsOf(file)).toEqual([
    { english: 'Copy', file },
    { one: '{n} row', english: '{n} rows', file },
    { english: 'Type {name}', file },
  ])
  expect(() => textsOf(planted('t(label)'))).toThrow(/Planted\.tsx:1: a text must be a literal: t\(label\)/)
})
