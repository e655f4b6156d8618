import type { ReactNode } from 'react'
import { Check } from '#components/ui/Check.tsx'
import { Select } from '#components/ui/Select.tsx'
import type { Settings, SettingsChange } from '#lib/signet/profile/settings.ts'
import { t, tn } from '#lib/text.ts'
import './vault.css'

interface SettingsSectionProps {
  readonly settings: Settings
  readonly onChange: (change: SettingsChange) => void
}

const LOCK_MINUTES = [0, 5, 15, 30, 60, 240]
const HISTORY_DAYS = [1, 7, 30, 90, 365]
const HISTORY_MOST = [500, 5000, 20_000]
const REMINDER_DAYS = [0, 30, 60, 90, 180, 365]

/** What holds for all profiles. Each change is kept at once. */
export function SettingsSection({ settings, onChange }: SettingsSectionProps): ReactNode {
  return (
    <section className="vault settings" aria-labelledby="settings-title">
      <h2 id="settings-title">{t('For all profiles')}</h2>
      <Select
        label={t('Lock the vault when it is not used for')}
        options={optionsOf(LOCK_MINUTES, settings.autoLockMinutes, minutesWord)}
        value={String(settings.autoLockMinutes)}
        hint={t('Where it holds a Production key. It locks with the computer, too, in Chrome and Edge.')}
        onChange={(minutes) => onChange({ autoLockMinutes: Number(minutes) })}
      />
      <Select
        label={t('Remind me of a key that is older than')}
        options={optionsOf(REMINDER_DAYS, settings.keyReminderDays, daysWord)}
        value={String(settings.keyReminderDays)}
        onChange={(days) => onChange({ keyReminderDays: Number(days) })}
      />
      <Select
        label={t('Keep the history of what was sent for')}
        options={optionsOf(HISTORY_DAYS, settings.historyDays, daysWord)}
        value={String(settings.historyDays)}
        hint={t('Requests and how they went, without keys and tokens. Pinned ones stay longer.')}
        onChange={(days) => onChange({ historyDays: Number(days) })}
      />
      <Select
        label={t('Keep at most')}
        options={optionsOf(HISTORY_MOST, settings.historyMost, sendsWord)}
        value={String(settings.historyMost)}
        onChange={(most) => onChange({ historyMost: Number(most) })}
      />
      <Check checked={settings.keepAnswers} onChange={(keepAnswers) => onChange({ keepAnswers })}>
        {t('Keep full answers on this computer, in plain: they hold names and addresses of people')}
      </Check>
      <Check checked={settings.badge} onChange={(badge) => onChange({ badge })}>
        {t('Show on the toolbar icon how long the token lives')}
      </Check>
      <Check checked={settings.shortcutsKey} onChange={(shortcutsKey) => onChange({ shortcutsKey })}>
        {t('Press ? in the workspace to list its shortcuts')}
      </Check>
    </section>
  )
}

/** The usual choices, and what is set where it is none of them. */
function optionsOf(usual: readonly number[], set: number, word: (count: number) => string) {
  const all = [...new Set([...usual, set])].sort((one, other) => one - other)
  return all.map((count) => ({ value: String(count), label: count === 0 ? t('Never') : word(count) }))
}

function minutesWord(minutes: number): string {
  if (minutes % 60 !== 0) return tn(minutes, '{n} minute', '{n} minutes')
  return tn(minutes / 60, '{n} hour', '{n} hours')
}

const sendsWord = (count: number): string => tn(count, '{n} request', '{n} requests')
const daysWord = (days: number): string => tn(days, '{n} day', '{n} days')
