import type { Area } from '#lib/platform/storage.ts'
import { buildSlot, migrate, type RecordForm, readSlot, type SlotReading } from './slots.ts'
import { writeStubbornly } from './stubborn-write.ts'

export type Trouble = 'recovered' | 'damaged' | 'newer'

export interface RecordPorts<Value> extends RecordForm<Value> {
  readonly area: Area
  /** Slots are `<name>.a` and `<name>.b`; `<name>.kept` says that there is one; `<name>` is where version 0 stood. */
  readonly name: string
  readonly initial: Value
  readonly onChange?: () => void
}

export interface Loaded<Value> {
  readonly value: Value
  /** Where the value stands; the next write goes to the other slot. */
  slot: 'a' | 'b'
  seq: number
  trouble: Trouble | undefined
}

/** Reads the newest whole slot. What an older version of the extension left is brought to the present form first. */
export async function loadRecord<Value>(ports: RecordPorts<Value>): Promise<Loaded<Value>> {
  const { area, name, initial, migrations } = ports
  const keys = [`${name}.a`, `${name}.b`, `${name}.kept`, `${name}.before`, name] as const
  const stored = await area.read([...keys])
  const [a, b, before] = [`${name}.a`, `${name}.b`, `${name}.before`].map((key) => readSlot(stored[key], ports)) as [
    SlotReading<Value>,
    SlotReading<Value>,
    SlotReading<Value>,
  ]
  const marker = stored[`${name}.kept`]
  const told = marker === 'recovered' ? marker : undefined
  const found = newestOf(a, b)
  if (a.kind === 'newer' || b.kind === 'newer') return { ...(found ?? nowhere(initial)), trouble: 'newer' }
  if (found !== undefined) {
    const trouble = isComplete(a, b) ? told : 'recovered'
    if (found.v < migrations.length) return writeMigrated(ports, { ...found, trouble }, stored[`${name}.${found.slot}`])
    // The present form was here already when the background started: what it was made from is no longer needed.
    await area.remove([name, `${name}.before`].filter((key) => stored[key] !== undefined)).catch(() => undefined)
    return { ...found, trouble }
  }
  const old = before.kind === 'whole' ? before : migrate(() => stored[name], 0, ports)
  const lost = a.kind === 'damaged' || b.kind === 'damaged' || marker !== undefined
  if (stored[name] === undefined && before.kind === 'absent') {
    return { ...nowhere(initial), trouble: lost ? 'damaged' : undefined }
  }
  if (old === undefined) return { ...nowhere(initial), trouble: 'damaged' }
  return writeMigrated(ports, { ...nowhere(old.value), trouble: lost ? 'recovered' : told }, undefined)
}

/**
 * Stores the present form of a value beside the form that it was made from, in one write. Where there is no room it is
 * made again at the next start.
 *
 * @param preImage The slot that it was read from, where it was one.
 */
async function writeMigrated<Value>(
  { area, name, migrations }: RecordPorts<Value>,
  from: Loaded<Value>,
  preImage: unknown,
): Promise<Loaded<Value>> {
  const slot = from.slot === 'a' ? 'b' : 'a'
  const seq = from.seq + 1
  const values = {
    [`${name}.${slot}`]: buildSlot(from.value, migrations.length, seq),
    [`${name}.kept`]: from.trouble ?? true,
    ...(preImage !== undefined && { [`${name}.before`]: preImage }),
  }
  return writeStubbornly(area, values).then(
    () => ({ ...from, slot, seq }),
    () => from,
  )
}

function newestOf<Value>(a: SlotReading<Value>, b: SlotReading<Value>) {
  const inA = a.kind === 'whole' ? { value: a.value, seq: a.seq, v: a.v, slot: 'a' as const } : undefined
  const inB = b.kind === 'whole' ? { value: b.value, seq: b.seq, v: b.v, slot: 'b' as const } : undefined
  return inA !== undefined && (inB === undefined || inA.seq > inB.seq) ? inA : inB
}

/** Whether nothing newer can have been lost: both slots are whole, or there was but one write. */
function isComplete<Value>(a: SlotReading<Value>, b: SlotReading<Value>): boolean {
  if (a.kind === 'whole' && b.kind === 'whole') return true
  return a.kind === 'whole' && a.seq === 1 && b.kind === 'absent'
}

const nowhere = <Value>(value: Value) => ({ value, slot: 'b' as const, seq: 0 })
