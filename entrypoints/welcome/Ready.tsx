import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { TokenStatus } from '#components/session/TokenStatus.tsx'
import { Button } from '#components/ui/Button.tsx'
import { Chip } from '#components/ui/Chip.tsx'
import { LifeBar } from '#components/ui/LifeBar.tsx'
import { Notice } from '#components/ui/Notice.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { tokenStatus } from '#lib/signet/token-status.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { copyToken, useCopy } from '#lib/stores/copy-store.ts'
import { showWorkspace } from '#lib/stores/session-store.ts'

interface ReadyProps {
  readonly view: ProfileView
}

/** A working profile, and what to do with it next. */
export function Ready({ view: { profile, token } }: ReadyProps): ReactNode {
  const now = useClock((state) => state.now)
  const { copying, notice } = useCopy()
  return (
    <section className="welcome-ready" aria-label="Ready">
      <div className="row">
        <h2>{profile.name}</h2>
        <Chip kind={profile.environment} />
        {profile.plainHttp && <Chip kind="plain-http" />}
        <span className="grow" />
        <TokenStatus token={token} now={now} />
      </div>
      <LifeBar left={tokenStatus(token, now).lifeLeft} />
      <div className="row">
        <Button kind="primary" icon={<Copy size={14} />} busy={copying} onPress={() => void copyToken(profile.id)}>
          Copy token
        </Button>
        <Button onPress={() => void showWorkspace()}>Open workspace</Button>
        <div className="grow">
          <Notice text={notice?.text} plain={!notice?.done} />
        </div>
      </div>
      <p className="muted">Pin me: puzzle icon › pin. In any page: F12 › Signet.</p>
    </section>
  )
}
