import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import './guard.css'

interface GuardSettingProps {
  readonly profile: Profile
  readonly onChange: (guard: 'on' | 'off') => void
}

/** Whether writes with this Production profile wait for a word. Off takes a second press; on takes one. */
export function GuardSetting({ profile, onChange }: GuardSettingProps): ReactNode {
  const [asking, setAsking] = useState(false)
  const isOff = profile.guard === 'off'
  return (
    <div className="guard-setting">
      <p className={isOff ? 'guard-off' : 'muted'}>
        {isOff
          ? t('Guard off: one press sends a write to Production.')
          : t('Guard on: a write to Production waits for a held press or the typed name.')}
      </p>
      <Button kind="quiet" onPress={() => (isOff ? onChange('on') : setAsking(true))}>
        {isOff ? t('Switch guard on') : t('Switch guard off…')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('Switch off the guard of {profile}?', { profile: profile.name })}
          confirm={t('Switch guard off')}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            onChange('off')
          }}
        >
          <p>
            {t(
              'Then one click, or Ctrl+Enter, sends a write to Production with this profile, a DELETE too. It may be billed, and there may be no way to take it back.',
            )}
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
