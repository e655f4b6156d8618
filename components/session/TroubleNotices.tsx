import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import type { RecordTrouble } from '#lib/session/session-view.ts'
import './vault.css'

interface TroubleNoticesProps {
  readonly troubles: readonly RecordTrouble[]
  /** Undefined while there is nothing that could be saved. */
  readonly onSave: (() => void) | undefined
  readonly onStartAfresh: (record: RecordTrouble['record']) => void
}

/** With their verbs, which are not all of the same number. */
const NAMES = {
  profiles: ['The list of profiles', 'was', 'It is'],
  vault: ['The vault', 'was', 'It is'],
  settings: ['Your settings', 'were', 'They are'],
} as const

const LOST = {
  profiles: 'All profiles go from this list, and their keys and secrets with them. The keys stay valid at Signet.',
  vault: 'The keys and secrets in the vault are deleted. The profiles stay, and will ask for them.',
  settings: 'All settings go back to what they were at first.',
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
          <p>{sentence(NAMES[record], kind)}</p>
          {kind === 'damaged' && (
            <div className="row">
              {record === 'profiles' && onSave && <Button onPress={onSave}>Save what is left</Button>}
              <Button onPress={() => setAsking(true)}>Start afresh</Button>
            </div>
          )}
        </div>
      </div>
      {asking && (
        <ConfirmDialog
          title="Start afresh?"
          confirm="Start afresh"
          onConfirm={confirm}
          onCancel={() => setAsking(false)}
        >
          <p>{LOST[record]} This cannot be taken back.</p>
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
        <p>{sentence(NAMES[damaged.record], 'damaged')}</p>
        <div className="row">
          <Button onPress={onSettings}>See what can be done</Button>
        </div>
      </div>
    </div>
  )
}

interface DamageNoticeProps extends Pick<TroubleNoticesProps, 'troubles'> {
  readonly onSettings: () => void
}

function sentence([name, was, are]: (typeof NAMES)[RecordTrouble['record']], kind: RecordTrouble['kind']): ReactNode {
  if (kind === 'recovered') {
    return (
      <>
        <strong>
          {name} {was} damaged on the disk.
        </strong>{' '}
        The copy from before the last change was taken: check what you changed last.
      </>
    )
  }
  if (kind === 'newer') {
    return (
      <>
        <strong>
          {name} {was} written by a newer version of this extension.
        </strong>{' '}
        {are} read and not changed. Update the extension to change something.
      </>
    )
  }
  return (
    <>
      <strong>{name} cannot be read: what stands on the disk is damaged.</strong> Nothing is changed until you say so.
    </>
  )
}
