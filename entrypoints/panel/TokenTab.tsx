import { type ReactNode, useEffect } from 'react'
import { RawToken } from '#components/token/RawToken.tsx'
import { ScopeLine } from '#components/token/ScopeLine.tsx'
import { TokenActions } from '#components/token/TokenActions.tsx'
import { TokenContents } from '#components/token/TokenContents.tsx'
import { TokenLife } from '#components/token/TokenLife.tsx'
import { TokenTimes } from '#components/token/TokenTimes.tsx'
import { TokenTrace } from '#components/token/TokenTrace.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import type { TokenDetails } from '#lib/signet/token/token-details.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { copyToken, useCopy } from '#lib/stores/copy-store.ts'
import { renewToken, useSession } from '#lib/stores/session-store.ts'
import { forgetToken, generateToken, inspectToken, useToken } from '#lib/stores/token-store.ts'
import { useTrace } from '#lib/stores/trace-store.ts'
import { t } from '#lib/text.ts'
import { useChosenProfile } from './chosen-profile.ts'
import { NoProfile } from './NoProfile.tsx'
import { useShownToken } from './shown-token.ts'
import '#components/token/token.css'

/** The chosen profile's token: its life, what stands in it, and every call that was made for it. */
export function TokenTab(): ReactNode {
  const view = useChosenProfile()
  const known = useSession((state) => state.known)
  if (view === undefined) return known ? <NoProfile /> : null
  return <TokenOf view={view} />
}

function TokenOf({ view }: { readonly view: ProfileView }): ReactNode {
  const { profile, token } = view
  const details = useDetails(view)
  const now = useClock((state) => state.now)
  const all = useTrace((state) => state.calls)
  const standing = { token, details, now }
  return (
    <div className="token-tab">
      <div className="token-head">
        <TokenLife {...standing} plainHttp={profile.plainHttp} />
        <TokenActions
          {...standing}
          onRefresh={() => void renewToken(profile.id)}
          onGenerate={() => void generateToken(profile.id)}
          onForget={() => void forgetToken(profile.id)}
        />
      </div>
      {details && <Contents view={view} details={details} />}
      <section aria-label={t('Trace')} className="token-trace">
        <h2>{t('Token trace')}</h2>
        <TokenTrace calls={all.filter(({ profileId }) => profileId === profile.id)} now={now} />
      </section>
    </div>
  )
}

/** What stands in the token, asked for anew at each change of it. */
function useDetails({ profile, token }: ProfileView): TokenDetails | undefined {
  const { profileId, details } = useToken()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the token is what changes; its contents are asked for
  useEffect(() => void inspectToken(profile.id), [profile.id, token.phase, token.obtainedAt, token.expiresAt])
  return profileId === profile.id ? details : undefined
}

function Contents({ view, details }: { readonly view: ProfileView; readonly details: TokenDetails }): ReactNode {
  const { profile } = view
  const shown = useShownToken(view)
  const now = useClock((state) => state.now)
  const copying = useCopy((state) => state.copying)
  return (
    <section aria-label={t('Contents')} className="token-contents">
      <h2>{t('Token')}</h2>
      <RawToken
        hint={details.hint}
        shown={shown.value}
        copying={copying}
        onShow={shown.show}
        onHide={shown.hide}
        onCopy={() => void copyToken(profile.id)}
      />
      <ScopeLine scope={details.scope} environment={profile.environment} accepted={profile.acceptedScope} />
      <TokenTimes details={details} now={now} />
      <TokenContents header={details.header} claims={details.claims} />
    </section>
  )
}
