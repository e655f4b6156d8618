import { expect, it } from 'vitest'
import { createSettings, SETTINGS_FORM } from '#lib/session/settings.ts'
import type { Settings } from '#lib/signet/settings.ts'
import { variablesFor } from '#lib/signet/variables.ts'
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

it.each([
  { shared: { a: 1 }, byProfile: {} },
  { shared: {}, byProfile: { p: null } },
])('reads no stored variables of another form: %j', (variables) =>
  expect(SETTINGS_FORM.isValue({ variables })).toBe(false),
)
