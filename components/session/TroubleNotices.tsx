import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import type { RecordTrouble } from '#lib/session/session-view.ts'
import { t } from '#lib/text.ts'
import './vault.css'

interface TroubleNoticesProps {
  readonly troubles: readonly RecordTrouble[]
  /** Undefined while there is nothing that could be saved. */
  readonly onSave: (() => void) | undefined
  readonly onStartAfresh: (record: RecordTrouble['record']) => void
}

type Texts = Readonly<Record<RecordTrouble['record'], string>>

const TROUBLES: Readonly<Record<RecordTrouble['kind'], Texts>> = {
  recovered: {
    profiles: t('The list of profiles was damaged on the disk.'),
    vault: t('The vault was damaged on the disk.'),
    settings: t('Your settings were damaged on the disk.'),
  },
  newer: {
    profiles: t('The list of profiles was written by a newer version of this extension.'),
    vault: t('The vault was written by a newer version of this extension.'),
    settings: t('Your settings were written by a newer version of this extension.'),
  },
  damaged: {
    profiles: t('The list of profiles cannot be read: what stands on the disk is damaged.'),
    vault: t('The vault cannot be read: what stands on the disk is damaged.'),
    settings: t('Your settings cannot be read: what stands on the disk is damaged.'),
  },
}

const READ_ONLY: Texts = {
  profiles: t('It is read and not changed. Update the extension to change something.'),
  vault: t('It is read and not changed. Update the extension to change something.'),
  settings: t('They are read and not changed. Update the extension to change something.'),
}

const LOST = {
  profiles: t('All profiles go from this list, and their keys and secrets with them. The keys stay valid at Signet.'),
  vault: t('The keys and secrets in the vault are deleted. The profiles stay, and will ask for them.'),
  settings: t('All settings go back to what they were at first.'),
} as const

/** What could not be read as it was written, and what to do: nothing is lost without the user's word. */
export function TroubleNotices({ troubles, onSave, onStartAfresh }: TroubleNoticesProps): ReactNode {
  if (troubles.length === 0) return null
  return (
    <div className="troubles">
      {troubles.map((trouble) => (
        <Notice
          key={`${trouble.record} ${trouble.kind}`}
          trouble={trouble}
          onSave={onSave}
          onStartAfresh={onStartAfresh}
        />
      ))}
    </div>
  )
}

interface NoticeProps extends Pick<TroubleNoticesProps, 'onSave' | 'onStartAfresh'> {
  readonly trouble: RecordTrouble
}

function Notice({ trouble: { record, kind }, onSave, onStartAfresh }: NoticeProps): ReactNode {
  const [asking, setAsking] = useState(false)

  function confirm(): void {
    setAsking(false)
    onStartAfresh(record)
  }

  return (
    <>
      <div
        className={kind === 'damaged' ? 'banner' : 'banner banner-warn'}
        role="status"
        data-trouble={`${record} ${kind}`}
      >
        <TriangleAlert size={14} aria-hidden />
        <div className="grow trouble">
          <Sentence record={record} kind={kind} />
          {kind === 'damaged' && (
            <div className="row">
              {record === 'profiles' && onSave && <Button onPress={onSave}>{t('Save what is left')}</Button>}
              <Button onPress={() => setAsking(true)}>{t('Start afresh')}</Button>
            </div>
          )}
        </div>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('Start afresh?')}
          confirm={t('Start afresh')}
          onConfirm={confirm}
          onCancel={() => setAsking(false)}
        >
          <p>
            {LOST[record]} {t('This cannot be taken back.')}
          </p>
        </ConfirmDialog>
      )}
    </>
  )
}

/** What was stored cannot be read, and only Settings can do something about it: for a page that cannot. */
export function DamageNotice({ troubles, onSettings }: DamageNoticeProps): ReactNode {
  const damaged = troubles.find(({ kind }) => kind === 'damaged')
  if (damaged === undefined) return null
  return (
    <div className="banner" role="status" data-trouble={`${damaged.record} damaged`}>
      <TriangleAlert size={14} aria-hidden />
      <div className="grow trouble">
        <Sentence {...damaged} />
        <div className="row">
          <Button onPress={onSettings}>{t('See what can be done')}</Button>
        </div>
      </div>
    </div>
  )
}

interface DamageNoticeProps extends Pick<TroubleNoticesProps, 'troubles'> {
  readonly onSettings: () => void
}

function Sentence({ record, kind }: RecordTrouble): ReactNode {
  return (
    <p>
      <strong>{TROUBLES[kind][record]}</strong> {whatNow(record, kind)}
    </p>
  )
}

function whatNow(record: RecordTrouble['record'], kind: RecordTrouble['kind']): string {
  if (kind === 'newer') return READ_ONLY[record]
  if (kind === 'damaged') return t('Nothing is changed until you say so.')
  return t('The copy from before the last change was taken: check what you changed last.')
}
