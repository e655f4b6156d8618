import { expectTypeOf, it } from 'vitest'
import type { OperationName, Operations, ProfileInput, Views } from '#lib/messaging/contract.ts'

/** The names of all fields of a type, however deep. */
type FieldsOf<Type> = Type extends (...args: never) => unknown
  ? never
  : Type extends readonly (infer Item)[]
    ? FieldsOf<Item>
    : Type extends object
      ? keyof Type | { [Name in keyof Type]: FieldsOf<Type[Name]> }[keyof Type]
      : never
type Returned = { [Name in OperationName]: Awaited<ReturnType<Operations[Name]>> }[OperationName]
type Secret = 'apiKey' | 'apiSecret' | 'refreshToken' | 'dataKey' | 'passphrase' | 'credentials'

it('has no place for a secret in the types of what leaves the background', () => {
  expectTypeOf<Extract<FieldsOf<Returned | Views>, Secret>>().toBeNever()
  expectTypeOf<Extract<FieldsOf<ProfileInput>, Secret>>().toEqualTypeOf<
    'apiKey' | 'apiSecret' | 'credentials' | 'passphrase'
  >()
})
