import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { KeepingChoice } from '#components/session/KeepingChoice.tsx'
import { passphraseObjection } from '#components/session/PassphraseField.tsx'
import { RotationGuide, type RotationStage } from '#components/session/RotationGuide.tsx'
import { SettingsSection } from '#components/session/SettingsSection.tsx'
import { DamageNotice, TroubleNotices } from '#components/session/TroubleNotices.tsx'
import { VaultSection } from '#components/session/VaultSection.tsx'
import type { RecordTrouble, VaultView } from '#lib/session/session-view.ts'
import { DEFAULT_SETTINGS } from '#lib/signet/profile/settings.ts'

const nothing = () => undefined
const later = async () => undefined
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, text]) => words(text ?? ''))

const keeping = (need: 'none' | 'known' | 'fresh') =>
  renderToStaticMarkup(
    <KeepingChoice
      keeping="vault"
      passphrase={null}
      need={need}
      error={undefined}
      onKeeping={nothing}
      onPassphraseInput={nothing}
    />,
  )

it('shows both places for a secret, with what each costs', () => {
  const html = keeping('none')

  expect(html.match(/type="radio"/g)).toHaveLength(2)
  expect(words(html)).toContain('Until the browser closes')
  expect(words(html)).toContain('will not show it again')
  expect(words(html)).toContain('Remember on this computer')
})

it('asks for a passphrase only where the vault wants one, and says that a new one is stored nowhere', () => {
  expect(keeping('none')).not.toContain('Passphrase')
  expect(keeping('known')).toContain('>Passphrase</label>')
  expect(keeping('known')).not.toContain('stored nowhere')
  expect(keeping('fresh')).toContain('stored nowhere')
})

it('objects to a passphrase before it is sent: an empty one, and a new one that is too short', () => {
  expect(passphraseObjection('', false)).toBe('Enter the passphrase.')
  expect(passphraseObjection('short', false)).toBeUndefined()
  expect(passphraseObjection('short', true)).toBe('7 more characters.')
  expect(passphraseObjection('clover basket wrong tin', true)).toBeUndefined()
})

const vault = (state: VaultView['state'], holds = 2, damaged = false) =>
  renderToStaticMarkup(
    <VaultSection
      vault={{ state, tryAgainAt: undefined }}
      damaged={damaged}
      holds={holds}
      onLock={nothing}
      onChangePassphrase={later}
      onErase={nothing}
    />,
  )

it('offers of a vault what can be done in its state', () => {
  expect(buttons(vault('none'))).toEqual([])
  expect(buttons(vault('locked'))).toEqual(['Change passphrase', 'Forget everything'])
  expect(buttons(vault('unlocked'))).toEqual(['Lock now', 'Change passphrase', 'Forget everything'])
  expect(words(vault('unlocked', 1))).toContain('the secret of one profile')
})

it('says of a vault that cannot be read not that there is none', () => {
  expect(words(vault('none', 0, true))).toContain('It cannot be read: see above.')
  expect(words(vault('none', 0, true))).not.toContain('none yet')
})

it('leads a page that can do nothing about damage to where something can be done', () => {
  const notice = (troubles: readonly RecordTrouble[]) =>
    renderToStaticMarkup(<DamageNotice troubles={troubles} onSettings={nothing} />)

  expect(notice([{ record: 'profiles', kind: 'recovered' }])).toBe('')
  expect(words(notice([{ record: 'vault', kind: 'damaged' }]))).toContain('The vault cannot be read')
})

const guide = (stage: RotationStage, alsoUsedBy: readonly string[] = []) =>
  renderToStaticMarkup(
    <RotationGuide
      stage={stage}
      oldHint="cdef"
      newHint="1234"
      alsoUsedBy={alsoUsedBy}
      onVerify={later}
      onChangeOver={later}
      onCancel={nothing}
      onDone={nothing}
    />,
  )

it.each([
  ['enter', ['Verify new key', 'Cancel'], 2],
  ['verified', ['Use the new key', 'Keep the old key'], 1],
  ['done', ['Done'], 1],
] as const)('leads through a rotation: %s', (stage, offered, current) => {
  const html = guide(stage)

  expect(buttons(html)).toEqual(offered)
  expect(html.match(/aria-current="step"/g)).toHaveLength(current)
  expect(words(html)).toContain('Delete the old key •••• cdef in Signet’s dashboard')
})

it('says which profile still needs the old key before it is deleted', () => {
  expect(words(guide('done'))).toContain('The old one is deleted here')
  expect(words(guide('done', ['Acme CI']))).toContain('The old one is also used by Acme CI')
})

const trouble = (one: RecordTrouble, onSave: (() => void) | undefined = nothing) =>
  renderToStaticMarkup(<TroubleNotices troubles={[one]} onSave={onSave} onStartAfresh={nothing} />)

it('lets a damaged record be saved and started afresh, and any other be', () => {
  expect(buttons(trouble({ record: 'profiles', kind: 'damaged' }))).toEqual(['Save what is left', 'Start afresh'])
  expect(buttons(trouble({ record: 'vault', kind: 'damaged' }))).toEqual(['Start afresh'])
  expect(buttons(trouble({ record: 'profiles', kind: 'recovered' }))).toEqual([])
  expect(buttons(trouble({ record: 'settings', kind: 'newer' }))).toEqual([])
  expect(words(trouble({ record: 'settings', kind: 'newer' }))).toContain('Update the extension')
})

it('shows a setting that is none of the usual ones as it is', () => {
  const settings = { ...DEFAULT_SETTINGS, autoLockMinutes: 7, keyReminderDays: 0 }
  const html = renderToStaticMarkup(<SettingsSection settings={settings} onChange={nothing} />)

  expect(html).toContain('<option value="7" selected="">7 minutes</option>')
  expect(html).toContain('<option value="0" selected="">Never</option>')
})
