import { readFileSync } from 'node:fs'
import type { FunctionComponent } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { App as Options } from '../../entrypoints/options/App.tsx'
import { App as Popup } from '../../entrypoints/popup/App.tsx'
import { App as Welcome } from '../../entrypoints/welcome/App.tsx'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
vi.mock('webextension-polyfill', () => ({ default: {} }))

/** What stands in a page before its script, but for what may differ: ids, and buttons that wait for the script. */
function firstPaint(page: string): string {
  const html = readFileSync(new URL(`../../entrypoints/${page}/index.html`, import.meta.url), 'utf8')
  const root = /<div id="root">(.*?)<\/div>\s*<script/s.exec(html)?.[1] ?? ''
  return comparable(root.replaceAll(' disabled data-soon', ''))
}

const firstRender = (App: FunctionComponent) => comparable(renderToStaticMarkup(<App />))

function comparable(html: string): string {
  return html
    .replace(/<link [^>]*>|<!--.*?-->|=""/g, '')
    .replace(/ (?:id|for|style|popoverTarget)="[^"]*"/g, '')
    .replace('alt ', 'alt="" ')
    .replace(/\s*(<[^>]+>)\s*/g, '$1')
    .replace(/ \/>|><\/(?:path|circle|rect|img)>/g, '>')
    .replace(/\/>/g, '>')
    .replaceAll('autoComplete', 'autocomplete')
    .replace(/>/g, '>\n')
}

it.each([
  ['popup', Popup],
  ['options', Options],
  ['welcome', Welcome],
])('paints the %s page before its script as the script then renders it', (page, App) => {
  expect(firstPaint(page)).toBe(firstRender(App))
})
