import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { createKeptBy, type Kept } from './kept.ts'
import { type Loaded, loadRecord, type RecordPorts, type Trouble } from './record-load.ts'
import { buildSlot } from './slots.ts'
import { writeStubbornly } from './stubborn-write.ts'

/** A kept value on disk, in two slots, so that a write that is cut off loses nothing but itself. */
export interface DiskRecord<Value> extends Kept<Value> {
  /** What was wrong with it when it was read. Where it is `damaged` the value is the initial one. */
  readonly trouble: () => Promise<Trouble | undefined>
  /** @throws AppError `record.damaged` or `record.newer` where it can only be read. */
  readonly mustBeWritable: () => Promise<void>
  /** Starts a damaged record afresh; of a recovered one, takes what was recovered for good. */
  readonly reset: () => Promise<void>
}

/**
 * Keeps a value on disk. A write goes to the slot that is not the newest; the newest whole one is read. What cannot be
 * read, or was written by a later version, is never overwritten but by `reset`.
 */
export function createRecord<Value>(ports: RecordPorts<Value>): DiskRecord<Value> {
  const { area, name, initial, migrations, onChange } = ports
  const version = migrations.length
  let loading: Promise<Loaded<Value>> | undefined
  let writing: Promise<unknown> = Promise.resolve()

  function loaded(): Promise<Loaded<Value>> {
    loading ??= loadRecord(ports)
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = writing.then(work)
    writing = done.catch(() => undefined)
    return done
  }

  async function mustBeWritable(): Promise<void> {
    const { trouble } = await loaded()
    if (trouble === 'damaged') throw damaged(name)
    if (trouble === 'newer') throw newer(name)
  }

  const save = (value: Value): Promise<void> =>
    inTurn(async () => {
      const at = await loaded()
      const slot = at.slot === 'a' ? 'b' : 'a'
      const seq = at.seq + 1
      const values = { [`${name}.${slot}`]: buildSlot(value, version, seq), [`${name}.kept`]: at.trouble ?? true }
      await writeStubbornly(area, values)
      Object.assign(at, { slot, seq })
    })

  const kept = createKeptBy<Value>({ load: async () => (await loaded()).value, save }, onChange)

  /** Both slots at once: neither what was lost nor an older copy is left beside it. */
  const reset = (): Promise<void> =>
    inTurn(async () => {
      const at = await loaded()
      if (at.trouble === 'newer') throw newer(name)
      const value = at.trouble === 'damaged' ? initial : await kept.read()
      await writeStubbornly(area, {
        [`${name}.a`]: buildSlot(value, version, at.seq + 1),
        [`${name}.b`]: buildSlot(value, version, at.seq + 2),
        [`${name}.kept`]: true,
      })
      await area.remove([name, `${name}.before`])
      Object.assign(at, { slot: 'b', seq: at.seq + 2, trouble: undefined })
      onChange?.()
    })

  return {
    read: kept.read,
    async update(change) {
      await mustBeWritable()
      await kept.update(change)
    },
    trouble: async () => (await loaded()).trouble,
    mustBeWritable,
    reset,
  }
}

const damaged = (name: string) =>
  new AppError(
    'record.damaged',
    t('What is stored on this computer ({name}) cannot be read. Nothing was overwritten.', { name }),
  )
const newer = (name: string) =>
  new AppError(
    'record.newer',
    t('A later version of the extension wrote this ({name}). Update it to change anything.', { name }),
  )
