/**
 * One of the two places of a record on disk. The value stands in it as JSON text: Chromium sorts the keys of what it
 * stores, and the checksum is over characters.
 */
export interface Slot {
  /** The version of the value's form: how many migrations it has behind it. */
  readonly v: number
  /** Grows by one with every write; the slot with the larger one is the newer. */
  readonly seq: number
  readonly crc: number
  readonly value: string
}

export type SlotReading<Value> =
  | { readonly kind: 'absent' | 'damaged' | 'newer' }
  | { readonly kind: 'whole'; readonly seq: number; readonly v: number; readonly value: Value }

/** What a form of a value became in the next version. Pure, and safe to run again on the same input. */
export type Migration = (value: unknown) => unknown

export interface RecordForm<Value> {
  /** The first leads from version 0 to 1, and so on; the last leads to the present form. */
  readonly migrations: readonly Migration[]
  /** Whether a value of the present version has the form that is worked with. */
  readonly isValue: (value: unknown) => value is Value
}

export function buildSlot(value: unknown, v: number, seq: number): Slot {
  const text = JSON.stringify(value)
  return { v, seq, crc: checksum(v, seq, text), value: text }
}

/** Reads a slot as it came from storage; nothing about it is trusted. Never throws. */
export function readSlot<Value>(stored: unknown, form: RecordForm<Value>): SlotReading<Value> {
  if (stored === undefined) return { kind: 'absent' }
  if (!isSlot(stored) || stored.crc !== checksum(stored.v, stored.seq, stored.value)) return { kind: 'damaged' }
  if (stored.v > form.migrations.length) return { kind: 'newer' }
  const migrated = migrate(() => JSON.parse(stored.value), stored.v, form)
  return migrated === undefined ? { kind: 'damaged' } : { kind: 'whole', seq: stored.seq, v: stored.v, ...migrated }
}

/** Brings a value of an older version to the present form; undefined where it cannot be read. */
export function migrate<Value>(
  read: () => unknown,
  from: number,
  { migrations, isValue }: RecordForm<Value>,
): { readonly value: Value } | undefined {
  try {
    const value = migrations.slice(from).reduce((old, next) => next(old), read())
    return isValue(value) ? { value } : undefined
  } catch {
    return undefined
  }
}

function isSlot(stored: unknown): stored is Slot {
  if (typeof stored !== 'object' || stored === null) return false
  const { v, seq, crc, value } = stored as Partial<Slot>
  return isCount(v) && isCount(seq) && typeof crc === 'number' && typeof value === 'string'
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const checksum = (v: number, seq: number, text: string): number => crc32(`${v}.${seq}.${text}`)

/** CRC-32 as in ZIP. Finds what storage does by accident; it is no defence against a hand that means to. */
function crc32(text: string): number {
  let crc = 0xff_ff_ff_ff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0)
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0
}
