import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** What the extension asks for; each permission is explained in PRIVACY.md. */
const PERMISSIONS = ['storage', 'webRequest', 'alarms', 'idle', 'contextMenus']
/** Chromium's background has no document that could hold a clipboard. */
const CHROMIUM_ONLY = ['offscreen']
const SIGNET = 'https://*.getsignet.xyz'
const SIGNET_PLAIN = 'http://api.getsignet.xyz'
const LOOPBACK = ['http://localhost', 'https://localhost', 'http://127.0.0.1', 'https://127.0.0.1']

const FIXED_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  'frame-ancestors devtools:',
  'sandbox allow-scripts allow-same-origin allow-forms allow-downloads',
  "require-trusted-types-for 'script'",
  'trusted-types signet-worker',
]

interface Manifest {
  readonly permissions: string[]
  readonly optional_permissions?: string[]
  readonly host_permissions: string[]
  readonly optional_host_permissions?: string[]
  readonly content_scripts?: unknown[]
  readonly web_accessible_resources?: unknown[]
  readonly commands: Record<string, { readonly suggested_key: { readonly default: string } }>
  readonly content_security_policy: { readonly extension_pages: string }
}

/** Whether code calls a function of this name. A snippet that the code writes is a text, and no call. */
function calls(name: string, code: string): boolean {
  if (!code.includes(`${name}(`)) return false
  const seen = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && nameOf(node.expression) === name) || (ts.forEachChild(node, seen) ?? false)
  return seen(ts.createSourceFile('chunk.js', code, ts.ScriptTarget.Latest))
}

function nameOf(called: ts.Expression): string | undefined {
  if (ts.isIdentifier(called)) return called.text
  return ts.isPropertyAccessExpression(called) ? called.name.text : undefined
}

describe.each(['chrome', 'firefox'])('%s build', (browser) => {
  const folder = `.output/${browser}-mv3`
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const pages = files.filter((path) => path.endsWith('.html'))
  const manifest = JSON.parse(read('manifest.json')) as Manifest
  const plain = browser === 'firefox' ? [] : [SIGNET_PLAIN]

  it('asks for exactly the listed permissions and hosts', () => {
    expect(manifest.permissions).toEqual([...PERMISSIONS, ...(browser === 'firefox' ? [] : CHROMIUM_ONLY)])
    expect(manifest.optional_permissions).toEqual(['clipboardWrite'])
    expect(manifest.host_permissions).toEqual([SIGNET, ...plain, ...LOOPBACK].map((origin) => `${origin}/*`))
    const more = [manifest.optional_host_permissions]
    expect([...more, manifest.content_scripts, manifest.web_accessible_resources].flat().filter(Boolean)).toEqual([])
  })

  it('names every permission where it explains them', () => {
    const told = readFileSync('PRIVACY.md', 'utf8')
    const asked = [...manifest.permissions, ...(manifest.optional_permissions ?? [])]
    expect(asked.filter((name) => !told.includes(`| \`${name}\``))).toEqual([])
  })

  it('suggests keys that are free in both browsers', () => {
    const keys = Object.entries(manifest.commands).map(([name, { suggested_key }]) => [name, suggested_key.default])
    expect(Object.fromEntries(keys)).toEqual({ 'copy-token': 'Alt+Shift+Y', lock: 'Alt+Shift+L' })
  })

  it('lets pages and background do no more than the policy of the design', () => {
    const policy = manifest.content_security_policy.extension_pages.split('; ')
    const connect = `connect-src ${[SIGNET, ...plain, ...LOOPBACK.map((origin) => `${origin}:*`)].join(' ')}`
    const more = browser === 'firefox' ? ['upgrade-insecure-requests'] : []
    expect([...policy].sort()).toEqual([...FIXED_POLICY, connect, ...more].sort())
  })

  it('locks every page before any other script of it', () => {
    expect(pages.length).toBeGreaterThanOrEqual(5)
    for (const page of pages) {
      const html = read(page)
      const [first] = html.match(/<script[^>]*>/) ?? []
      expect([page, first]).toEqual([page, '<script src="/lockdown.js">'])
      expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">`)
      expect(html.indexOf('<meta http-equiv')).toBeLessThan(html.indexOf('<script'))
    }
  })

  it('gives pages no code of the background', () => {
    const background = read('background.js')
    const chunks = files.filter((path) => path.startsWith('chunks') && path.endsWith('.js'))
    const inPages = chunks.map(read).join('\n')
    for (const own of ['storage.session', '__sandbox', 'PBKDF2', 'AES-GCM']) {
      expect([own, background.includes(own), inPages.includes(own)]).toEqual([own, true, false])
    }
    expect(calls('fetch', background)).toBe(true)
    expect(chunks.filter((path) => calls('fetch', read(path)))).toEqual([])
  })

  it('gives the background no React', () => {
    const loaded = new Set(['background.js'])
    for (const path of loaded) {
      for (const [, file] of read(path).matchAll(/(?:from|import)"([^"]+\.js)"/g))
        loaded.add(posix.join(posix.dirname(path), file ?? ''))
    }
    const react = files.filter((path) => path.endsWith('.js') && read(path).includes('react.dev/errors'))
    expect(react.length).toBeGreaterThan(0)
    expect(react.filter((path) => loaded.has(path))).toEqual([])
  })

  it('ships neither source maps nor code that is made from text', () => {
    expect(files.filter((path) => path.endsWith('.map'))).toEqual([])
    const scripts = files.filter((path) => path.endsWith('.js'))
    expect(scripts.filter((path) => /\bnew Function\(|\beval\(/.test(read(path)))).toEqual([])
  })
})
