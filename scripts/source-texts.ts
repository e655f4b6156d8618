/** Reads the words of the interface out of the source: what is said through `t`, `tn` and `rich`, and what is not but should be. */
import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

export interface SourceText {
  readonly english: string
  /** For a text about a number: the form for one. */
  readonly one?: string | undefined
  readonly file: string
}

export interface Place {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** What never reaches a user, or reaches them as data: the API's words, code in other languages, made-up values. */
const DATA = [
  /^lib\/sandbox\//,
  /^lib\/signet\/snippets\//,
  /^lib\/signet\/(catalogue\/synonyms|catalogue\/vocabulary|body\/invented-text|body\/sample.*)\.ts$/,
  /^lib\/interchange\/ticket\.ts$/,
]

const SAYING = new Set(['t', 'tn', 'rich'])
/** Attributes whose value somebody reads or hears. */
const HEARD =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|label|title|placeholder|hint|note|name|text|lead|heading)$/
/** A literal that begins like a sentence or a label of several words. */
const SENTENCE = /^[A-Z…][\w’'-]*[,:]? [\w“‘{(…]/
/** Names, which are the same in every language; those of Signet's dashboard too. */
const NAMES =
  /^(Signet( Explorer)?|JSON( Pointer|Path)?|cURL|HTTP|HTTPS|URL|OpenAPI|SDK|CSV|API Settings|Create New API Key|GitHub Actions|Ctrl|Cmd|F\d|\/.*|[^A-Za-z]*|[a-z]{0,2})$/
/** Keys to press, and how a header begins: neither is a sentence. */
const SIGNS = /^((Ctrl|Shift|Alt)( [A-Z]\w*)+|(Authorization: )?(Basic|Bearer) )$/

export const sourceFiles = (): string[] => globSync('{components,entrypoints,lib}/**/*.{ts,tsx}').sort()

/** @throws Where something other than a literal is said: it could not be found for translation. */
export function textsOf(file: string): SourceText[] {
  const found: SourceText[] = []
  walk(parse(file), (node) => {
    if (!isSaying(node)) return
    const literals = node.arguments.filter(ts.isStringLiteralLike).map(({ text }) => text)
    const plural = node.expression.getText() === 'tn'
    if (literals.length < (plural ? 2 : 1))
      throw new Error(`${place(node)}: a text must be a literal: ${node.getText()}`)
    found.push(plural ? { one: literals[0], english: literals[1] ?? '', file } : { english: literals[0] ?? '', file })
  })
  return found
}

/** What looks like words for users and is not said through `t`, `tn` or `rich`. */
export function unsaid(file: string): Place[] {
  if (DATA.some((data) => data.test(file))) return []
  const found: Place[] = []
  walk(parse(file), (node) => {
    const text = wordsOf(node)
    if (text !== undefined && !NAMES.test(text) && !SIGNS.test(text)) found.push({ ...lineOf(node), text })
  })
  return found
}

function wordsOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return isCode(node) ? undefined : node.text.trim().replace(/\s+/g, ' ') || undefined
  const isPiece = ts.isTemplateHead(node) || ts.isStringLiteralLike(node)
  if (!isPiece || isWithinSaying(node) || isData(node) || isForOthers(node)) return undefined
  const attribute = node.parent
  if (ts.isJsxAttribute(attribute)) return HEARD.test(attribute.name.getText()) ? node.text : undefined
  return SENTENCE.test(ts.isTemplateHead(node) ? `${node.text}{` : node.text) ? node.text : undefined
}

function isCode({ parent }: ts.JsxText): boolean {
  return ts.isJsxElement(parent) && /^(code|kbd)$/.test(parent.openingElement.tagName.getText())
}

/** A type, what something is compared with, or a key of an object: `'No token': 'plain'`. */
function isData(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isBinaryExpression(parent)) return /^[!=]==$/.test(parent.operatorToken.getText())
  return (
    ts.isLiteralTypeNode(parent) || ts.isCaseClause(parent) || (ts.isPropertyAssignment(parent) && parent.name === node)
  )
}

/** `new Error('…')` and its kind are for developers, a justification is for the browser; users read an `AppError`. */
function isForOthers(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'justification') return true
  const call = ts.isTemplateHead(node) ? node.parent.parent : node.parent
  return ts.isNewExpression(call) && /^(Error|TypeError|RangeError|DOMException)$/.test(call.expression.getText())
}

function isWithinSaying(node: ts.Node): boolean {
  return isSaying(node.parent) && node.parent.arguments.includes(node as ts.Expression)
}

function isSaying(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && SAYING.has(node.expression.getText())
}

function parse(file: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kind)
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

function lineOf(node: ts.Node): { file: string; line: number } {
  const source = node.getSourceFile()
  return { file: source.fileName, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 }
}

const place = (node: ts.Node): string => Object.values(lineOf(node)).join(':')
