import { type ReactNode, Suspense } from 'react'
import { CopyAs } from '#components/session/CopyAs.tsx'
import { TokenPanel } from '#components/session/TokenPanel.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { needsNetwork } from '#lib/signet/profile/profile.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { copyToken, useCopy } from '#lib/stores/copy-store.ts'
import { useInterruption } from '#lib/stores/interruption-store.ts'
import { renewToken, replaceSecret, showOptions, unlock, useSession } from '#lib/stores/session-store.ts'
import { Access } from './rare-parts.ts'

interface TokenBlockProps {
  readonly view: ProfileView | undefined
}

/** The token of the chosen profile, joined to the stores. */
export function TokenBlock({ view }: TokenBlockProps): ReactNode {
  const { now, online } = useClock()
  const { copying, notice } = useCopy()
  const vault = useSession((state) => state.vault)
  const interruption = useInterruption((state) => state.interruption)
  const id = view?.profile.id ?? ''
  return (
    <div className="popup-block">
      {view?.access === 'withdrawn' && (
        <Suspense>
          <Access profile={view.profile} />
        </Suspense>
      )}
      <TokenPanel
        view={view}
        vault={vault}
        now={now}
        offline={!online && view !== undefined && needsNetwork(view.profile)}
        copying={copying}
        notice={notice}
        waiting={interruption?.profileId === id ? interruption.what : undefined}
        copyAs={<CopyAs disabled={view === undefined} onIntent={loadCopyAs} onChoose={(form) => copyAs(form, view)} />}
        onCopy={() => void copyToken(id)}
        onRenew={() => void renewToken(id)}
        onUnlock={unlock}
        onSecret={(credentials) => replaceSecret(id, credentials)}
        onSettings={() => void showOptions()}
      />
    </div>
  )
}

const loadCopyAs = () => import('./copy-as.ts')
type CopyAsId = Parameters<Awaited<ReturnType<typeof loadCopyAs>>['copyAs']>[0]

async function copyAs(form: CopyAsId, view: ProfileView | undefined): Promise<void> {
  const module = await loadCopyAs()
  if (view !== undefined) await module.copyAs(form, view.profile)
}
