/** A JSON object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of an object; none for anything that is none. */
export const fields = (value: unknown): Fields => (isFields(value) ? value : {})

/** The elements of an array; none for anything that is none. */
export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A member of its own: never one that an object has from its prototype. */
export const member = (value: unknown, name: string): unknown =>
  isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined
