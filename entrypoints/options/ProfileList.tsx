import { Plus } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { ImportProfile } from '#components/session/ImportProfile.tsx'
import { Button } from '#components/ui/Button.tsx'
import { addImported, dropImported, importProfiles, useProfileFile } from '#lib/stores/profile-file-store.ts'
import { closeForm, openForm, useProfileForm } from '#lib/stores/profile-form-store.ts'
import { useSession, workWith } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { ConnectForm } from './ConnectForm.tsx'
import { Row } from './ProfileListRow.tsx'

/** All profiles, and the ways to one more. */
export function ProfileList(): ReactNode {
  const { known, profiles } = useSession()
  const { values: editing, adding } = useProfileForm()
  /** Once it is saved it has its name. */
  const title = profiles.find(({ profile }) => profile.id === editing?.id)?.profile.name ?? t('New profile')
  const heading = useRef<HTMLHeadingElement>(null)
  const none = known && profiles.length === 0

  /** For when what had the focus is gone: it goes on from the top. */
  const focusTop = () => heading.current?.focus()
  function close(): void {
    closeForm()
    focusTop()
  }

  return (
    <section className="options-profiles" aria-labelledby="profiles-title">
      <h2 ref={heading} id="profiles-title" tabIndex={-1}>
        {t('Profiles')}
      </h2>
      <p className="muted">{t('A profile is one key and where it is used.')}</p>
      <ul className="options-list" aria-label={t('Profiles')}>
        {profiles.map((view) => (
          <Row
            key={view.profile.id}
            view={view}
            edited={!adding && editing?.id === view.profile.id}
            onClose={close}
            onGone={focusTop}
          />
        ))}
      </ul>
      {adding && (
        <section className="options-form" aria-label={title}>
          <h3>{title}</h3>
          <ConnectForm {...(none ? {} : { onClose: close })} onOpenWorkspace={() => void workWith(editing?.id)} />
        </section>
      )}
      {editing === undefined && <WaysToAdd disabled={!known} />}
    </section>
  )
}

function WaysToAdd({ disabled }: { readonly disabled: boolean }): ReactNode {
  const waiting = useProfileFile((state) => state.waiting)
  return (
    <>
      <div className="row">
        <Button kind="primary" icon={<Plus size={14} />} disabled={disabled} onPress={() => openForm()}>
          {t('Add profile')}
        </Button>
        <ImportProfile disabled={disabled} onFile={(file) => void importProfiles(file)} />
      </div>
      {waiting.length > 0 && (
        <ul className="options-waiting" aria-label={t('From the file')}>
          {waiting.map((profile) => (
            <li key={`${profile.name} ${profile.baseUrl}`} className="row">
              <span className="grow">{profile.name}</span>
              <Button onPress={() => addImported(profile)}>{t('Add')}</Button>
            </li>
          ))}
          <li>
            <Button kind="quiet" onPress={dropImported}>
              {t('Leave the rest')}
            </Button>
          </li>
        </ul>
      )}
    </>
  )
}
