import { t } from '#lib/text.ts'
import {
  type Call,
  type Find,
  FUNCTIONS,
  type FunctionName,
  isSingle,
  isTruth,
  type Operand,
  type PathQuery,
  type Segment,
  type Selector,
  type Test,
} from './path-query.ts'
import {
  expected,
  type PathReader,
  readInteger,
  readList,
  readName,
  readNumber,
  readText,
  skipSpace,
  take,
  takes,
  want,
} from './path-reader.ts'

/** Nobody nests filters deeper, and reading them must not cost the stack. */
const DEEPEST = 100

/** @throws SyntaxError with a sentence on what is wrong with the path. */
export function parsePath(text: string): PathQuery {
  const reader: PathReader = { text, at: 0, depth: 0 }
  want(reader, '$')
  const segments = readSegments(reader)
  if (reader.at < text.length) throw expected(reader, t('a dot or a bracket'))
  return { from: '$', segments }
}

function readSegments(reader: PathReader): Segment[] {
  const segments: Segment[] = []
  for (;;) {
    const before = reader.at
    skipSpace(reader)
    const segment = readSegment(reader)
    if (segment !== undefined) segments.push(segment)
    else {
      reader.at = before
      return segments
    }
  }
}

function readSegment(reader: PathReader): Segment | undefined {
  const deep = takes(reader, '..')
  if (takes(reader, '[')) return { deep, selectors: readList(reader, ']', readSelector) }
  if (!deep && !takes(reader, '.')) return undefined
  return { deep, selectors: [takes(reader, '*') ? { kind: 'every' } : { kind: 'name', name: readName(reader) }] }
}

function readSelector(reader: PathReader): Selector {
  if (takes(reader, '*')) return { kind: 'every' }
  if (takes(reader, '?')) return { kind: 'filter', test: readTest(reader) }
  const name = readText(reader)
  return name === undefined ? readPlace(reader) : { kind: 'name', name }
}

function readPlace(reader: PathReader): Selector {
  const from = readInteger(reader)
  skipSpace(reader)
  if (!takes(reader, ':')) {
    if (from === undefined) throw expected(reader, t('a name in quotes, a number, * or ?'))
    return { kind: 'index', at: from }
  }
  skipSpace(reader)
  const to = readInteger(reader)
  skipSpace(reader)
  if (!takes(reader, ':')) return { kind: 'slice', from, to, step: 1 }
  skipSpace(reader)
  return { kind: 'slice', from, to, step: readInteger(reader) ?? 1 }
}

function readTest(reader: PathReader): Test {
  if (reader.depth === DEEPEST) throw expected(reader, t('fewer filters in each other'))
  reader.depth++
  const test = readParts(reader, '||', 'some', () => readParts(reader, '&&', 'all', readBasic))
  reader.depth--
  return test
}

function readParts(reader: PathReader, mark: string, kind: 'some' | 'all', read: (reader: PathReader) => Test): Test {
  const parts: Test[] = []
  do {
    skipSpace(reader)
    parts.push(read(reader))
    skipSpace(reader)
  } while (takes(reader, mark))
  return parts.length === 1 ? (parts[0] as Test) : { kind, parts }
}

function readBasic(reader: PathReader): Test {
  if (takes(reader, '!')) {
    skipSpace(reader)
    return { kind: 'not', part: takes(reader, '(') ? readInner(reader) : truth(reader, readOperand(reader)) }
  }
  if (takes(reader, '(')) return readInner(reader)
  const left = readOperand(reader)
  skipSpace(reader)
  const operator = take(reader, /[=!]=|[<>]=?/y)
  if (operator === undefined) return truth(reader, left)
  skipSpace(reader)
  return { kind: 'compare', operator, left: single(reader, left), right: single(reader, readOperand(reader)) }
}

function readInner(reader: PathReader): Test {
  const test = readTest(reader)
  want(reader, ')')
  return test
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

function readOperand(reader: PathReader): Operand {
  const from = take(reader, /[$@]/y)
  if (from !== undefined) return { kind: 'find', query: { from: from as '$' | '@', segments: readSegments(reader) } }
  const value = readText(reader) ?? readNumber(reader)
  if (value !== undefined) return { kind: 'literal', value }
  const word = take(reader, /[a-z][a-z\d_]*/y) ?? ''
  if (takes(reader, '(')) return readCall(reader, word)
  const meant = WORDS.get(word)
  if (meant === undefined) throw expected(reader, t('a value, @ or $'))
  return { kind: 'literal', value: meant }
}

function readCall(reader: PathReader, name: string): Call {
  if (!Object.hasOwn(FUNCTIONS, name)) throw expected(reader, t('another function than {name}()', { name }))
  const wanted = FUNCTIONS[name as FunctionName].takes
  const args = readList(reader, ')', readOperand)
  if (args.length !== wanted.length)
    throw expected(reader, t('{count} between the brackets of {name}()', { count: wanted.length, name }))
  for (const [at, arg] of args.entries()) {
    if (wanted[at] === 'value') single(reader, arg)
    else if (arg.kind !== 'find') throw expected(reader, t('@ or $ between the brackets of {name}()', { name }))
  }
  return { kind: 'call', name: name as FunctionName, args }
}

/** What can be so or not so: whether something is found, or what a function says of it. */
function truth(reader: PathReader, operand: Operand): Find | Call {
  if (operand.kind === 'find' || isTruth(operand)) return operand
  throw expected(reader, t('a comparison'))
}

/** What is one value at most, and so can be compared. */
function single(reader: PathReader, operand: Operand): Operand {
  if (isTruth(operand)) throw expected(reader, t('no comparison with {name}()', { name: operand.name }))
  if (operand.kind === 'find' && !isSingle(operand.query)) throw expected(reader, t('a path to one value alone'))
  return operand
}
