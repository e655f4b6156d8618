import { expect, it, vi } from 'vitest'
import { AppError, type ErrorCode } from '#lib/errors.ts'
import { createElsewhere } from '#lib/session/elsewhere.ts'
import { aProfile } from '../../fakes/profile.ts'

const NOW = 1_800_000_000_000
const TOKEN = { value: 'the-token', profileName: 'Acme Test', expiresAt: NOW + 52 * 60_000 }

type Ports = Parameters<typeof createElsewhere>[0]

function rig(changes: Partial<Ports> = {}) {
  const done: string[] = []
  const note = (what: string) => async () => void done.push(what)
  const elsewhere = createElsewhere({
    now: () => NOW,
    defaultProfile: async () => aProfile(),
    freshToken: async () => TOKEN,
    curl: async () => 'curl …',
    mayCopy: async () => true,
    write: async (text) => done.push(`copied ${text}`) > 0,
    tell: ({ text, title }, forMs) => void done.push(`${text} ${title.split('\n')[1]} for ${forMs} ms`),
    openPopup: note('popup'),
    openSwitch: note('switch'),
    openWorkspace: note('workspace'),
    vaultIsOpen: async () => true,
    lockVault: note('locked'),
    ...changes,
  })
  return { done, ...elsewhere }
}
const failing = (code: ErrorCode) => async () => {
  throw new AppError(code, 'It is so.')
}

it('copies a token that is good for a while, and ticks when the clipboard has it', async () => {
  const { copy, done } = rig()
  await copy('token')
  expect(done).toEqual(['copied the-token', '✓ Copied Acme Test, good for 52 min for 2000 ms'])
})

it.each([
  ['header', 'copied Authorization: Bearer the-token'],
  ['env', 'copied # Acme Test, expires 2027-01-15T08:52:00Z\nSIGNET_TOKEN=the-token'],
  ['curl', 'copied curl …'],
] as const)('copies as %s', async (form, copied) => {
  const { copy, done } = rig()
  await copy(form)
  expect(done[0]).toBe(copied)
})

it.each(['curl', 'template'] as const)('makes no token for a copy as %s', async (form) => {
  const freshToken = vi.fn(async () => TOKEN)
  const { copy, done } = rig({ freshToken })
  await copy(form)
  expect(done).toHaveLength(2)
  expect(freshToken).not.toHaveBeenCalled()
})

it.each(['vault.locked', 'secret.missing'] as const)('opens the popup, which asks, after %s', async (code) => {
  const { copy, done } = rig({ freshToken: failing(code) })
  await copy('token')
  expect(done).toEqual(['popup'])
})

it('says on the icon why there is no copy', async () => {
  const { copy, done } = rig({ freshToken: failing('network.offline') })
  await copy('token')
  expect(done).toEqual(['! Not copied. It is so. for 20000 ms'])
})

it('never ticks when the clipboard did not take the text', async () => {
  const { copy, done } = rig({ write: async () => false })
  await copy('token')
  expect(done).toEqual(['! Not copied. The browser refused to copy. Try the popup. for 20000 ms'])
})

it('asks to be switched on before any token is made', async () => {
  const freshToken = vi.fn(async () => TOKEN)
  const { copy, done } = rig({ mayCopy: async () => false, freshToken })
  await copy('token')
  expect([done, freshToken.mock.calls]).toEqual([['switch'], []])
})

it('opens the popup where there is no profile', async () => {
  const { copy, done } = rig({ defaultProfile: async () => undefined })
  await copy('token')
  expect(done).toEqual(['popup'])
})

it('locks an open vault, and leaves it to the popup to ask where there is none', async () => {
  const open = rig()
  await open.lock()
  const none = rig({ vaultIsOpen: async () => false })
  await none.lock()
  expect([open.done, none.done]).toEqual([['locked'], ['popup']])
})

it.each([true, false])('locks with the screen, for a passphrase may be on its way (open: %s)', async (isOpen) => {
  const { screenLocked, done } = rig({ vaultIsOpen: async () => isOpen })
  await screenLocked()
  expect(done).toEqual(['locked'])
})

it('opens the workspace', async () => {
  const { openWorkspace, done } = rig()
  await openWorkspace()
  expect(done).toEqual(['workspace'])
})

it.each([
  ['lock', { lockVault: failing('storage.full') }, '! Not locked. It is so. for 20000 ms'],
  ['screenLocked', { lockVault: failing('storage.full') }, '! Not locked. It is so. for 20000 ms'],
  ['openWorkspace', { openWorkspace: failing('bug') }, '! Not opened. It is so. for 20000 ms'],
] as const)('says on the icon that %s failed: nobody else hears of it', async (name, changes, told) => {
  const { done, ...elsewhere } = rig(changes)
  await elsewhere[name]()
  expect(done).toEqual([told])
})

it('says on the icon that there is no copy where not even the popup opens', async () => {
  const { copy, done } = rig({ freshToken: failing('vault.locked'), openPopup: failing('bug') })
  await copy('token')
  expect(done).toEqual(['! Not copied. It is so. for 20000 ms'])
})
