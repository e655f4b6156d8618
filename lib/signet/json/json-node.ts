import { pointerSteps } from './json-pointer.ts'
import { readToken, type Token } from './json-tokens.ts'

/** A value of a JSON text with its place there: offsets in UTF-16 code units, the end exclusive. */
export interface JsonNode {
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'
  readonly from: number
  readonly to: number
  /** Of an object, as they stand; a name may stand twice. */
  readonly members: readonly JsonMember[]
  /** Of an array. */
  readonly items: readonly JsonNode[]
}

export interface JsonMember {
  readonly name: string
  /** Where the name stands, its quotes included. */
  readonly from: number
  readonly to: number
  readonly value: JsonNode
}

/** Nobody writes a body that is nested deeper, and reading one must not cost the stack. */
const DEEPEST = 200

/** Reads a text as a value and where all in it stands; undefined for what is no JSON, blank, or nested too deep. */
export function parseNode(text: string): JsonNode | undefined {
  const reader: Reader = { text, at: 0 }
  try {
    const node = readValue(reader, next(reader), 0)
    return next(reader).kind === 'end' ? node : undefined
  } catch (thrown) {
    if (thrown === NOT_JSON) return undefined
    throw thrown
  }
}

/** The value that a pointer names. Of a name that stands twice the last counts, as for every reader of JSON. */
export function nodeAt(root: JsonNode | undefined, pointer: string): JsonNode | undefined {
  return pointerSteps(pointer).reduce<JsonNode | undefined>((node, step) => childOf(node, step), root)
}

/** The same, or the innermost of what the pointer leads through that is there. */
export function nearestNode(root: JsonNode | undefined, pointer: string): JsonNode | undefined {
  let node = root
  for (const step of pointerSteps(pointer)) {
    const inner = childOf(node, step)
    if (inner === undefined) break
    node = inner
  }
  return node
}

export function childOf(node: JsonNode | undefined, step: string): JsonNode | undefined {
  if (node?.kind === 'object') return memberOf(node, step)?.value
  return node?.kind === 'array' && /^(?:0|[1-9]\d*)$/.test(step) ? node.items[Number(step)] : undefined
}

export const memberOf = (node: JsonNode, name: string): JsonMember | undefined =>
  node.members.findLast((member) => member.name === name)

interface Reader {
  readonly text: string
  at: number
}

/** Thrown inside this file alone: no error of the product, a way out of the recursion. */
const NOT_JSON = Symbol('not JSON')

function next(reader: Reader): Token {
  const token = readToken(reader.text, reader.at)
  if ('message' in token) throw NOT_JSON
  reader.at = token.end
  return token
}

function readValue(reader: Reader, token: Token, depth: number): JsonNode {
  const { kind, at: from, end: to } = token
  if (depth > DEEPEST) throw NOT_JSON
  if (kind === '{') return readObject(reader, from, depth)
  if (kind === '[') return readArray(reader, from, depth)
  if (kind === 'string') return { kind, from, to, members: [], items: [] }
  if (kind !== 'scalar') throw NOT_JSON
  return { kind: scalarKind(reader.text.slice(from, to)), from, to, members: [], items: [] }
}

function scalarKind(word: string): 'number' | 'boolean' | 'null' {
  if (word === 'null') return 'null'
  return word === 'true' || word === 'false' ? 'boolean' : 'number'
}

function readObject(reader: Reader, from: number, depth: number): JsonNode {
  const members: JsonMember[] = []
  for (let token = next(reader); token.kind !== '}' || members.length > 0; token = next(reader)) {
    if (token.kind !== 'string' || next(reader).kind !== ':') throw NOT_JSON
    const name = JSON.parse(reader.text.slice(token.at, token.end)) as string
    const value = readValue(reader, next(reader), depth + 1)
    members.push({ name, from: token.at, to: token.end, value })
    if (!goesOn(reader, '}')) break
  }
  return { kind: 'object', from, to: reader.at, members, items: [] }
}

function readArray(reader: Reader, from: number, depth: number): JsonNode {
  const items: JsonNode[] = []
  for (let token = next(reader); token.kind !== ']' || items.length > 0; token = next(reader)) {
    items.push(readValue(reader, token, depth + 1))
    if (!goesOn(reader, ']')) break
  }
  return { kind: 'array', from, to: reader.at, members: [], items }
}

/** After a comma there is more, after the bracket there is not. */
function goesOn(reader: Reader, bracket: '}' | ']'): boolean {
  const { kind } = next(reader)
  if (kind !== ',' && kind !== bracket) throw NOT_JSON
  return kind === ','
}
