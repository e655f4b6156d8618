import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Chip } from '#components/ui/Chip.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { showWorkspace } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { TokenBlock } from '../popup/TokenBlock.tsx'

interface ReadyProps {
  readonly view: ProfileView
}

/** A working profile, and what to do with it next: the same block as in the popup, so that it is known there. */
export function Ready({ view }: ReadyProps): ReactNode {
  const { profile } = view
  return (
    <section className="welcome-ready" aria-label={t('Ready')}>
      <div className="row">
        <h2>{profile.name}</h2>
        <Chip kind={profile.environment} />
        {profile.plainHttp && <Chip kind="plain-http" />}
      </div>
      <TokenBlock view={view} />
      <div className="row">
        <Button onPress={() => void showWorkspace()}>{t('Open workspace')}</Button>
        <p className="muted">{t('Pin me: puzzle icon › pin. In any page: F12 › Signet.')}</p>
      </div>
    </section>
  )
}
