import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import catalogue from '#lib/signet/catalogue/catalogue.generated.json' with { type: 'json' }
import links from '#lib/signet/catalogue/links.generated.json' with { type: 'json' }
import schemas from '#lib/signet/catalogue/schemas.generated.json' with { type: 'json' }
import { builtExtension } from './build.ts'

interface Message {
  readonly message: string
}

/** A browser in a language that nobody speaks asks for every text: none of its names is English. */
const PRETEND = `chrome.i18n.getUILanguage = () => 'de'`

/**
 * Copies a build into one whose every text stands in brackets: ⟦Save⟧. What is shown without them never went through the
 * browser's texts. The browser here has no language but English, so the copy's English is the other language.
 */
export async function pseudoCopy(folder: string): Promise<string> {
  const copy = join(folder, 'pseudo')
  await cp(builtExtension('chrome'), copy, { recursive: true })
  const texts = join('_locales', 'en', 'messages.json')
  const messages: Record<string, Message> = JSON.parse(await readFile(join('public', texts), 'utf8'))
  const pseudo = Object.entries(messages).map(([key, { message }]) => [key, { message: `⟦${message}⟧` }])
  await writeFile(join(copy, texts), JSON.stringify(Object.fromEntries(pseudo)))
  await writeFile(join(copy, 'pretend.js'), PRETEND)
  // The background is a module: what it imports runs first, and the first of it before all else.
  await before(join(copy, 'background.js'), `import './pretend.js';`)
  await before(join(copy, 'lockdown.js'), `${PRETEND};`)
  return copy
}

async function before(path: string, code: string): Promise<void> {
  await writeFile(path, code + (await readFile(path, 'utf8')))
}

/** What is data in any language: what the catalogue says, in its longest pieces first. */
const DATA = [catalogue, links, schemas].flatMap(stringsIn).sort((one, other) => other.length - one.length)
/** Names of things: the product, names and words of the wire, addresses, keys, ids. */
const NAMES = [
  /Signet Explorer|https?:\S+|\b(Alt|Ctrl|Shift|Enter|Delete|Escape|Esc)\b|\b[a-z]+(-?[A-Z][A-Za-z-]+|\b)|\b[A-Z][A-Z_\d]+\b/g,
  /\b[A-Z][a-z]+(-[A-Z][a-z]+)+\b|\b[\da-f-]{16,}\b/g,
]

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/**
 * Every text that is seen or heard on the page and holds words that are in no brackets and are no data.
 *
 * @param data What this page was answered.
 */
export async function untranslated(page: Page, data: readonly RegExp[] = []): Promise<string[]> {
  const texts = await page.evaluate(bareTexts)
  return texts.filter((text) => {
    const unknown = DATA.reduce((left, known) => left.replaceAll(known, ''), text)
    const rest = [...data, ...NAMES].reduce((left, known) => left.replaceAll(known, ''), unknown)
    return /\p{L}{2}/u.test(rest)
  })
}

function bareTexts(): string[] {
  const HEARD = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription']
  const found = new Set<string>()
  const look = (text: string | null): void => {
    // An element may stand within a text and cut it in two.
    let bare = (text ?? '').replace(/⟦[^⟧]*$|^[^⟦]*⟧/, '')
    for (let last = ''; last !== bare; ) {
      last = bare
      bare = bare.replace(/⟦[^⟦⟧]*⟧/g, '')
    }
    if (bare.trim() !== '') found.add(bare.trim().replace(/\s+/g, ' '))
  }
  const visit = (node: Node): void => {
    if (node instanceof Text) look(node.data)
    if (node instanceof Element) {
      // Code is data: bodies, snippets, answers.
      if (
        /^(script|style|svg|code|pre)$/.test(node.localName) ||
        node.matches('.cm-content') ||
        !node.checkVisibility()
      )
        return
      for (const name of HEARD) look(node.getAttribute(name))
      if (node.shadowRoot) visit(node.shadowRoot)
    }
    for (const child of node.childNodes) visit(child)
  }
  visit(document.body)
  return [...found]
}
