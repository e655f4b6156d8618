import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { TokenPanel } from '#components/session/TokenPanel.tsx'
import type { VaultView } from '#lib/session/session-view.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { TokenView } from '#lib/signet/token/token.ts'
import { aProfileView } from '../fakes/profile.ts'

const NOTHING = async () => undefined
const OPEN: VaultView = { state: 'unlocked', tryAgainAt: undefined }

interface Case {
  readonly token: TokenView
  readonly profile?: Partial<Profile>
  readonly vault?: VaultView
  readonly waiting?: string
}

const render = ({ token, profile = {}, vault = OPEN, waiting }: Case) =>
  renderToStaticMarkup(
    <TokenPanel
      view={aProfileView(profile, token)}
      vault={vault}
      now={0}
      offline={false}
      copying={false}
      notice={undefined}
      waiting={waiting}
      copyAs={null}
      onCopy={() => undefined}
      onRenew={() => undefined}
      onUnlock={NOTHING}
      onSecret={async () => true}
      onSettings={() => undefined}
    />,
  )

const buttons = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, label]) => label?.replace(/<[^>]+>/g, ''))

it.each(['none', 'held', 'renewing', 'waiting'] as const)('copies and renews while the token is %s', (phase) => {
  const html = render({ token: { phase, retryAt: 9000, problem: 'Signet is down.' } })

  expect(buttons(html)).toEqual(['Copy token', 'Renew token'])
  expect(html).not.toMatch(/\sdisabled/)
  expect(html).toContain('Signet is down.')
})

it('asks for the passphrase in the place of the buttons while the vault is locked', () => {
  const vault: VaultView = { state: 'locked', tryAgainAt: undefined }
  const html = render({ token: { phase: 'locked' }, vault, waiting: 'Send GET /a' })

  expect(buttons(html)).toEqual(['Unlock'])
  expect(html).toMatch(/<label[^>]*>Passphrase<\/label><input[^>]*type="password"/)
  expect(html).toContain('Send GET /a goes on when it is open.')
})

it('counts down after too many wrong passphrases, and takes none meanwhile', () => {
  const html = render({ token: { phase: 'locked' }, vault: { state: 'locked', tryAgainAt: 7200 } })

  expect(html).toContain('Try again in 8 s.')
  expect(html).toMatch(/<button[^>]*disabled[^>]*>Unlock/)
})

it('says why the secret is gone, and what goes on when it is there', () => {
  const html = render({ token: { phase: 'needs-secret', problem: 'The browser was closed.' }, waiting: 'Copy token' })

  expect(html).toContain('The browser was closed.')
  expect(html).toContain('Copy token goes on as soon as they are there.')
})

it.each([
  ['locked', 'Unlock'],
  ['none', 'Enter secret in Settings'],
] as const)('leads to the vault first where that is %s and the secret belongs in it', (state, button) => {
  const html = render({
    token: { phase: 'needs-secret' },
    profile: { keeping: 'vault' },
    vault: { state, tryAgainAt: undefined },
  })

  expect(buttons(html)).toEqual([button])
})

it('offers another secret where Signet refused the present one', () => {
  const html = render({ token: { phase: 'rejected', problem: 'Signet says: unknown key.' } })

  expect(buttons(html)).toEqual(['Replace secret'])
  expect(html.match(/Signet says: unknown key\./g)).toHaveLength(1)
})

it('promises no renewal of its own over plain http', () => {
  const token: TokenView = { phase: 'held', obtainedAt: 0, expiresAt: 3_600_000 }

  expect(render({ token })).toContain('renews by itself')
  expect(render({ token, profile: { plainHttp: true } })).toContain('renews when you ask')
})

it('says once that an expired token is renewed', () => {
  const html = render({ token: { phase: 'held', obtainedAt: -3_600_000, expiresAt: 0 } })

  expect(html).toContain('renewed on next use')
  expect(html).not.toContain('renews by itself')
})
