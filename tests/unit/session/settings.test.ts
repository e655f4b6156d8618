import { expect, it } from 'vitest'
import { createRecords } from '#lib/session/records.ts'
import { createSettings } from '#lib/session/settings.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/signet/profile/settings.ts'
import { fakeArea } from '../../fakes/area.ts'

const settingsOn = (area = fakeArea()) => createSettings(createRecords(area, () => undefined).settings)

it('is as it is by default, but for what was changed', async () => {
  const area = fakeArea()
  await settingsOn(area).change({ badge: false })

  expect(await settingsOn(area).read()).toEqual({ ...DEFAULT_SETTINGS, badge: false })
})

it.each<[string, object]>([
  ['a negative time', { autoLockMinutes: -1 }],
  ['a broken one', { autoLockMinutes: 0.5 }],
  ['more than a day', { autoLockMinutes: 1441 }],
  ['no number', { keyReminderDays: '90' }],
  ['no switch', { badge: 'on' }],
  ['no list', { favourites: 'listClients' }],
  ['a history without an end', { historyDays: 1e6 }],
  ['no answer to a question', { keepAnswers: 'yes' }],
  ['what is no setting', { colour: 'red' }],
  ['a name that every object has', { constructor: 1 }],
  ['variables past their own check', { variables: { shared: { apiSecret: 'x' }, byProfile: {} } }],
  ['what is no object', [1]],
  ['too many favourites', { favourites: Array.from({ length: 201 }, (_, at) => `operation${at}`) }],
  ['a favourite that is no id', { favourites: ['x'.repeat(201)] }],
])('refuses %s, and changes nothing', async (_, change) => {
  const settings = settingsOn()

  await expect(settings.change(change as Partial<Settings>)).rejects.toMatchObject({ code: 'input.invalid' })

  expect(await settings.read()).toEqual(DEFAULT_SETTINGS)
})
