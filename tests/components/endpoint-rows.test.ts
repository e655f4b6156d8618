import { expect, it } from 'vitest'
import {
  endpointRows,
  isFoldedAtFirst,
  rowText,
  shortPath,
  type TreeContents,
} from '#components/request/endpoint-rows.ts'
import { treeKey } from '#components/request/tree-keys.ts'
import { type Catalogue, OPERATIONS, type Operation } from '#lib/signet/catalogue/catalogue.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { madeUp } from '../fakes/made-up.ts'

function contents(operations: readonly Operation[], more: Partial<TreeContents> = {}): TreeContents {
  const found = operations.map((operation) => ({ operation }))
  return { groups: FULL_CATALOGUE.groups, found, unpublished: [], webhooks: [], favourites: [], recent: [], ...more }
}

const all = ({ operations, groups, unpublished, webhooks }: Catalogue) =>
  contents(operations, { groups, unpublished, webhooks })
const rows = (isOpen: (key: string) => boolean) => endpointRows(all(FULL_CATALOGUE), isOpen)
const keys = (isOpen: (key: string) => boolean) => rows(isOpen).map(({ key }) => key)

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

  expect(endpointRows(contents(clients), () => true).map(({ key }) => key)).toEqual(['Partner', 'listClients'])
})

it('puts favourites and what was used last above the services', () => {
  const [one, other] = OPERATIONS as readonly [Operation, Operation]
  const own = endpointRows(contents([one], { favourites: [other], recent: [one] }), () => true)

  expect(own.map(({ key }) => key)).toEqual([
    ...['favourites', `favourites/${other.id}`, 'recent', `recent/${one.id}`],
    ...['Tokens', one.id],
  ])
})

it('lists what is known by name alone under its tag, and the events under theirs', () => {
  const after = (key: string) =>
    rows(() => true)
      .filter(({ parent }) => parent === key)
      .map(rowText)

  expect(after('Fraud/Reports')).toContain('risk score of a client')
  expect(after('Events')).toEqual(['FRAUD_REPORTED', 'USER_CREATED', 'USER_UPDATED', 'PAYMENT_PROCESSED'])
})

it('draws the tree of another service', () => {
  const shown = endpointRows(all(madeUp().catalogue), (key) => !isFoldedAtFirst(key))

  expect(shown.filter(({ level }) => level < 3).map(rowText)).toEqual([
    ...['Fleet', 'Ships', 'Berths'],
    ...['Traffic control', 'passage/plan', 'passage/clear', 'passage/depart'],
    ...['Flags', 'SHIP_LOST'],
  ])
})

it('shortens a path by what its service shares', () => {
  expect(shortPath('/fraud/v1/blacklist/client/{clientId}')).toBe('blacklist/client/{clientId}')
})

it('moves through the tree by arrows, as the ARIA pattern says', () => {
  const open = rows(() => true)
  const folded = rows(() => false)
  const leaf = open.findIndex(({ key }) => key === 'blacklistClient')
  const name = open.findIndex(({ key }) => key.startsWith('name/'))

  expect(treeKey('ArrowRight', open, 0)).toBe(1)
  expect(treeKey('ArrowRight', folded, 0)).toBe('press')
  expect(treeKey('ArrowLeft', open, 0)).toBe('press')
  expect(treeKey('ArrowLeft', open, leaf)).toBe(open.findIndex(({ key }) => key === 'Fraud/Blacklist'))
  expect(treeKey('ArrowDown', folded, folded.length - 1)).toBe(folded.length - 1)
  expect(treeKey('Enter', open, leaf)).toBe('press')
  expect(treeKey('ArrowRight', open, name)).toBe(name)
  expect(treeKey('x', open, leaf)).toBeUndefined()
})

it('lists what a search found in its own order, without branches', () => {
  const found = ['listClients', 'blacklistClient'].map((id) => OPERATIONS.find((one) => one.id === id) as Operation)
  const listed = endpointRows(contents(found, { isFound: true }), () => true)

  expect(listed.map(({ key, level }) => [key, level])).toEqual([
    ['listClients', 1],
    ['blacklistClient', 1],
  ])
})
