import { expect, it } from 'vitest'
import { endpointRows, isFoldedAtFirst, shortPath } from '#components/request/endpoint-rows.ts'
import { treeKey } from '#components/request/tree-keys.ts'
import { OPERATIONS } from '#lib/signet/catalogue.ts'

const keys = (isOpen: (key: string) => boolean) => endpointRows(OPERATIONS, isOpen).map(({ key }) => key)

it('shows every operation once when all is unfolded', () => {
  const shown = keys(() => true).filter((key) => OPERATIONS.some(({ id }) => id === key))

  expect(shown.toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted())
})

it('folds older forms, and them alone, at first', () => {
  const hidden = OPERATIONS.filter(({ id }) => !keys((key) => !isFoldedAtFirst(key)).includes(id))

  expect(hidden).toEqual(OPERATIONS.filter(({ deprecated }) => deprecated))
})

it('leaves out services without a match', () => {
  const clients = OPERATIONS.filter(({ id }) => id === 'listClients')

  expect(endpointRows(clients, () => true).map(({ key }) => key)).toEqual(['Partner', 'listClients'])
})

it('shortens a path by what its service shares', () => {
  expect(shortPath('/fraud/v1/blacklist/client/{clientId}')).toBe('blacklist/client/{clientId}')
})

it('moves through the tree by arrows, as the ARIA pattern says', () => {
  const open = endpointRows(OPERATIONS, () => true)
  const folded = endpointRows(OPERATIONS, () => false)
  const leaf = open.findIndex(({ key }) => key === 'blacklistClient')

  expect(treeKey('ArrowRight', open, 0)).toBe(1)
  expect(treeKey('ArrowRight', folded, 0)).toBe('press')
  expect(treeKey('ArrowLeft', open, 0)).toBe('press')
  expect(treeKey('ArrowLeft', open, leaf)).toBe(open.findIndex(({ key }) => key === 'Fraud/Blacklist'))
  expect(treeKey('ArrowDown', folded, folded.length - 1)).toBe(folded.length - 1)
  expect(treeKey('Enter', open, leaf)).toBe('press')
  expect(treeKey('x', open, leaf)).toBeUndefined()
})
