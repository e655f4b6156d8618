import { t } from '#lib/text.ts'
import type { Catalogue, Operation, Schemas } from './catalogue.ts'
import type { ReadCatalogue } from './catalogue-read.ts'
import { shapeOf } from './overlay.ts'
import { replaced } from './replaced-operation.ts'
import { selfContained } from './self-contained.ts'

/** What an import would add and change, before it is taken. */
export interface OverlayDiff {
  readonly added: readonly Operation[]
  readonly changed: readonly { readonly operation: Operation; readonly what: readonly string[] }[]
  /** Known and the same. */
  readonly same: number
  /** Calls that trade credentials: an import says nothing of them. */
  readonly left: readonly Operation[]
}

export function overlayDiff(base: Catalogue, schemas: Schemas, read: ReadCatalogue): OverlayDiff {
  const known = new Map(base.operations.map((operation) => [shapeOf(operation), operation]))
  const pairs = read.catalogue.operations.map((said) => ({ said, before: known.get(shapeOf(said)) }))
  const both = pairs.flatMap(({ said, before }) => (before === undefined ? [] : [{ said, before }]))
  const open = both.filter(({ before }) => !before.secretAnswer)
  const changed = open
    .map(({ said, before }) => ({ operation: before, what: differences(before, said, schemas, read.schemas) }))
    .filter(({ what }) => what.length > 0)
  return {
    added: pairs.filter(({ before }) => before === undefined).map(({ said }) => said),
    changed,
    same: open.length - changed.length,
    left: both.filter(({ before }) => before.secretAnswer).map(({ before }) => before),
  }
}

function differences(before: Operation, said: Operation, old: Schemas, fresh: Schemas): string[] {
  const after = replaced(before, said)
  const names = ({ parameters }: Operation) =>
    parameters.filter((one) => one.in !== 'path').map((one) => `${one.in} ${one.name}`)
  const [had, has] = [names(before), names(after)]
  return [
    ...has.filter((name) => !had.includes(name)).map((name) => `+ ${name}`),
    ...had.filter((name) => !has.includes(name)).map((name) => `− ${name}`),
    ...([bodyOf(before, old), ''].includes(bodyOf(said, fresh)) ? [] : [t('body')]),
    ...(before.summary === after.summary ? [] : [t('name')]),
    ...(after.description !== before.description ? [t('description')] : []),
    ...(before.effect === 'read' && after.effect === 'write' ? [t('counts as a write')] : []),
    ...(before.deprecated === after.deprecated
      ? []
      : [after.deprecated ? t('older form') : t('no longer an older form')]),
    ...(after.links?.some(({ name }) => !before.links?.some((link) => link.name === name)) ? [t('links')] : []),
  ]
}

/** Without what is ours: no other tool writes it, and what is not written stays as it is known. */
function bodyOf({ id }: Operation, { bodies, components }: Schemas): string {
  const schema = Object.hasOwn(bodies, id) ? bodies[id] : undefined
  return schema === undefined
    ? ''
    : JSON.stringify(selfContained(schema, components), (key, value) => (key.startsWith('x-') ? undefined : value))
}
