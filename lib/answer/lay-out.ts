import { jsonIndent } from '#lib/signet/json/json-format.ts'
import type { JsonIndex } from './json-index.ts'
import { isContainer, nameEnd, sourceOf } from './json-node.ts'
import { KIND } from './node-columns.ts'

/**
 * The text with two spaces a level. Only white space changes: numbers keep their digits, strings their escapes. What
 * stands behind a place that is not JSON comes as it was received.
 */
export function layOut(index: JsonIndex): string {
  const lines: string[] = []
  const open: number[] = []
  let line = ''
  const closeBefore = (node: number): void => {
    for (let last = open.at(-1); last !== undefined && (index.next[last] as number) <= node; last = open.at(-1)) {
      open.pop()
      lines.push(line)
      line = `${jsonIndent(open.length)}${index.kind[last] === KIND.object ? '}' : ']'}`
    }
  }
  for (let node = 0; node < index.count; node++) {
    closeBefore(node)
    if (node > 0) {
      lines.push((index.order[node] as number) > 0 ? `${line},` : line)
      line = jsonIndent(open.length)
    }
    line += `${nameSource(index, node)}${opening(index, node)}`
    if ((index.size[node] as number) > 0) open.push(node)
  }
  if (index.fault === undefined) closeBefore(index.count)
  else lines.push(line, index.text.slice(index.fault))
  if (index.fault === undefined) lines.push(line)
  return lines.join('\n')
}

function nameSource(index: JsonIndex, node: number): string {
  const at = index.nameAt[node] as number
  return at === 0 ? '' : `${index.text.slice(at, nameEnd(index, node))}: `
}

function opening(index: JsonIndex, node: number): string {
  if (!isContainer(index, node)) return sourceOf(index, node)
  const [before, after] = index.kind[node] === KIND.object ? ['{', '}'] : ['[', ']']
  return (index.size[node] as number) > 0 ? (before as string) : `${before}${after}`
}
