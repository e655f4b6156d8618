/** The budgets of the design. Both are of the Chromium build, which must have been made and zipped. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const BUILD = '.output/chrome-mv3'

/** All that a page needs to work: its scripts, the part that starts it after the first paint, and what they import. */
function firstLoad(page) {
  const html = readFileSync(join(BUILD, page), 'utf8')
  const files = new Set([join(BUILD, page)])
  const queue = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => join(BUILD, path))
  for (const file of queue) {
    if (files.has(file)) continue
    files.add(file)
    const imports = readFileSync(file, 'utf8').matchAll(/(?:import|export)[^;"'(]*?"(\.[^"]+\.js)"/g)
    const start = readFileSync(file, 'utf8').matchAll(/import\(["'`](\.\/start-[^"'`]+\.js)/g)
    if (file.endsWith('.js')) queue.push(...[...imports, ...start].map(([, path]) => join(dirname(file), path)))
  }
  return [...files]
}

export default [
  { name: "popup's first load", path: firstLoad('popup.html'), limit: '100 KB', gzip: true },
  { name: 'package', path: '.output/*-chrome.zip', limit: '600 KB', brotli: false },
]
