import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ProfileRow } from '#components/session/ProfileRow.tsx'
import { keyAge } from '#lib/signet/profile/key-age.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { TokenView } from '#lib/signet/token/token.ts'
import { aProfileView } from '../fakes/profile.ts'

const DAY = 24 * 60 * 60_000
const nothing = () => undefined

function render(
  changes: Partial<Profile> = {},
  token: TokenView = { phase: 'held' },
  days = 0,
  waiting?: string,
): string {
  const view = aProfileView({ keyAddedAt: 0, ...changes }, token)
  return renderToStaticMarkup(
    <ProfileRow
      view={view}
      now={days * DAY}
      age={keyAge(view.profile, days * DAY, 90)}
      waiting={waiting}
      onTest={async () => undefined}
      onEdit={nothing}
      mayEnterKey={() => true}
      onReplaceSecret={async () => true}
      onRotate={nothing}
      onExport={nothing}
      onDelete={nothing}
    />,
  )
}

it('says how old the key is, and reminds of one that is older than the user wants', () => {
  expect(render({}, { phase: 'held' }, 89)).toContain('key added 89 days ago')
  expect(render({}, { phase: 'held' }, 89)).not.toContain('rotate it soon')
  expect(render({}, { phase: 'held' }, 94)).toContain('This key is 94 days old: rotate it soon.')
})

it('says where the secret is kept', () => {
  expect(render({ keeping: 'vault' })).toContain('in the vault')
  expect(render({ keeping: 'session' })).toContain('until the browser closes')
})

it('calls no profile connected whose secret is gone', () => {
  const html = render({ connection: { state: 'connected', at: 0 } }, { phase: 'needs-secret', problem: 'It is gone.' })

  expect(html).not.toContain('Connected')
  expect(html.match(/It is gone\./g)).toHaveLength(1)
})

it('calls no profile connected whose key was refused since, and says why', () => {
  const refused = { phase: 'rejected', problem: 'The key was revoked.' } as const
  const html = render({ connection: { state: 'connected', at: 0 } }, refused)

  expect(html).not.toContain('Connected')
  expect(html).toContain('The key was revoked.')
})

it('has nothing to do with keys for a sandbox', () => {
  const html = render({ environment: 'sandbox', keyAddedAt: undefined })

  expect(html).not.toMatch(/Replace secret|Rotate key|Export profile|key added/)
  expect(html).toContain('Delete profile')
})

it('asks for key and secret in place where an act waits for them', () => {
  const html = render({}, { phase: 'needs-secret' }, 0, 'Test connection')

  expect(html).toContain('Test connection goes on as soon as key and secret are there.')
  expect(html).toContain('>API secret</label>')
})
