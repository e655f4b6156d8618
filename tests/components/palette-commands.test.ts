import { expect, it } from 'vitest'
import { type Command, findCommands } from '#components/palette/commands.ts'

const COMMANDS: readonly Command[] = [
  { id: 'send', kind: 'Action', label: 'Send' },
  { id: 'settings', kind: 'Action', label: 'Settings', words: 'options' },
  { id: 'history', kind: 'Tab', label: 'History' },
  { id: 'blacklist', kind: 'Endpoint', method: 'POST', label: 'Blacklist a client', detail: '/fraud/v1/blacklist' },
  {
    id: 'unlist',
    kind: 'Endpoint',
    method: 'DELETE',
    label: 'Take a client off the blacklist',
    detail: '/fraud/v1/blacklist',
  },
  {
    id: 'register',
    kind: 'Endpoint',
    method: 'POST',
    label: 'Register a client',
    detail: '/partner/v1/register-client',
  },
]
const found = (typed: string) => findCommands(COMMANDS, typed).map(({ command }) => command.id)

it('has all in their order where nothing was typed', () => {
  expect(found(' ')).toEqual(COMMANDS.map(({ id }) => id))
})

it.each([
  ['the beginning of a name', 'sett', 'settings'],
  ['the name before what stands elsewhere', 'black', 'blacklist'],
  ['a word inside a name', 'off', 'unlist'],
  ['a part of a path', 'register-cl', 'register'],
  ['a method and a word', 'delete black', 'unlist'],
  ['words in any order', 'client reg', 'register'],
  ['letters in their order', 'blcl', 'blacklist'],
  ['another word for it', 'options', 'settings'],
  ['its kind', 'tab', 'history'],
])('finds first by %s', (_by, typed, first) => {
  expect(found(typed)[0]).toBe(first)
})

it('finds nothing by letters that are not there', () => {
  expect(found('xyzzy')).toEqual([])
})

it('finds an endpoint by the name of a field, and tells which', () => {
  const terms = [
    { kind: 'answer', word: 'blacklistedAt' },
    { kind: 'field', word: 'severity' },
    { kind: 'value', word: 'HIGH' },
  ] as const
  const commands = COMMANDS.map((command) => (command.id === 'blacklist' ? { ...command, terms } : command))

  expect(findCommands(commands, 'sever')[0]).toMatchObject({
    command: { id: 'blacklist' },
    matched: { word: 'severity' },
  })
  expect(findCommands(commands, 'post high')[0]).toMatchObject({ matched: { word: 'HIGH' } })
  expect(findCommands(commands, 'blacklist')[0]).toMatchObject({ byName: true })
  expect(findCommands(commands, 'blacklist')[0]?.matched).toBeUndefined()
})
