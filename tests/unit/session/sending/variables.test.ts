import { expect, it } from 'vitest'
import { createSettings } from '#lib/session/settings.ts'
import { SETTINGS_FORM } from '#lib/session/settings-form.ts'
import type { Settings } from '#lib/signet/profile/settings.ts'
import { MOST_VARIABLES, variablesFor } from '#lib/signet/request/variable-sets.ts'
import { createKeptBy } from '#lib/storage/kept.ts'

function rig() {
  let stored: Partial<Settings> = {}
  const save = async (value: Partial<Settings>) => {
    stored = value
  }
  const settings = createSettings(createKeptBy({ load: async () => stored, save }))
  return { settings, stored: () => stored }
}

it('keeps variables by profile and shared, takes them away, and forgets those of a profile', async () => {
  const { settings, stored } = rig()
  await settings.setVariable(undefined, 'who', 'everybody')
  await settings.setVariable('p', 'who', 'Ada')
  await settings.setVariable('p', 'gone', 'x')
  await settings.setVariable('p', 'gone', undefined)

  const { variables } = await settings.read()
  expect(variablesFor(variables, 'p')).toEqual({ who: 'Ada' })
  expect(variablesFor(variables, 'q')).toEqual({ who: 'everybody' })
  expect(SETTINGS_FORM.isValue(stored())).toBe(true)

  await settings.forgetProfile('p')
  expect(variablesFor((await settings.read()).variables, 'p')).toEqual({ who: 'everybody' })
})

it('takes no secret', async () => {
  const { settings, stored } = rig()

  await expect(settings.setVariable(undefined, 'apiSecret', 'x')).rejects.toMatchObject({ code: 'input.invalid' })
  expect(stored()).toEqual({})
})

it.each([{ a: 1 }, 7, ['x'], null])('takes no value that is no text: %j', async (value) => {
  const { settings, stored } = rig()

  await expect(settings.setVariable(undefined, 'who', value as never)).rejects.toMatchObject({ code: 'input.invalid' })
  expect(stored()).toEqual({})
})

it('says when there are too many, and still changes and removes what is there', async () => {
  const { settings } = rig()
  for (let at = 0; at < MOST_VARIABLES; at++) await settings.setVariable('p', `v${at}`, 'x')

  await expect(settings.setVariable('p', 'more', 'x')).rejects.toMatchObject({ code: 'input.invalid' })
  await settings.setVariable('p', 'v7', 'changed')
  await settings.setVariable('p', 'v8', undefined)
  await settings.setVariable('p', 'more', 'x')

  expect(variablesFor((await settings.read()).variables, 'p')).toMatchObject({ v7: 'changed', more: 'x' })
})

it.each([
  { shared: { a: 1 }, byProfile: {} },
  { shared: {}, byProfile: { p: null } },
])('reads no stored variables of another form: %j', (variables) =>
  expect(SETTINGS_FORM.isValue({ variables })).toBe(false),
)
