import { vi } from 'vitest'
import { call } from '#lib/messaging/client.ts'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Environment, Profile } from '#lib/signet/profile/profile.ts'
import type { TokenView } from '#lib/signet/token/token.ts'
import { chooseOperation, restoreDraft } from '#lib/stores/draft-store.ts'
import { dropInterruption } from '#lib/stores/interruption-store.ts'
import { useSend } from '#lib/stores/send-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { aProfileView } from './profile.ts'

/** The stores of a workspace tab that sends. The test file puts a mock in the place of the client. */
export function startPage(): void {
  vi.mocked(call)
    .mockReset()
    .mockResolvedValue(undefined as never)
  restoreDraft(undefined)
  dropInterruption()
  useWorkspace.setState({ page: 'tab:1', profileId: 'p', exchangeId: 'before' })
  use('test')
}

export const HELD: TokenView = { phase: 'held', obtainedAt: 0, expiresAt: 3_600_000 }

/** The profile of the page, beside one of Production. */
export function use(environment: Environment, token: TokenView = HELD, changes: Partial<Profile> = {}): void {
  const profiles = [
    aProfileView({ id: 'p', name: 'Acme', environment, ...changes }, token),
    aProfileView({ id: 'other', name: 'Other', environment: 'production' }, HELD),
  ]
  useSession.setState({ known: true, profiles, defaultProfileId: 'p' })
}

export const choose = (id: string) => chooseOperation(operationById(id) as Operation)
export const objection = () => useSend.getState().objection?.kind
/** What the background was asked to send. */
export const sent = () =>
  vi.mocked(call).mock.calls.flatMap(([name, order]) => (name === 'request.send' ? [order] : []))
