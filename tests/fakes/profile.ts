import type { ProfileView } from '#lib/session/session-view.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { TokenView } from '#lib/signet/token/token.ts'

/** A Test profile on loopback, with what the test is about changed. */
export function aProfile(changes: Partial<Profile> = {}): Profile {
  return {
    id: 'p1',
    name: 'Acme Test',
    environment: 'test',
    baseUrl: 'http://127.0.0.1:4010',
    serviceUrls: {},
    plainHttp: false,
    keyHint: 'cdef',
    keeping: 'session',
    keyAddedAt: undefined,
    colour: 'blue',
    acceptedScope: undefined,
    connection: { state: 'untested' },
    ...changes,
  }
}

/** The same as pages see it. */
export function aProfileView(changes: Partial<Profile> = {}, token: TokenView = { phase: 'held' }): ProfileView {
  return { profile: aProfile(changes), token, access: 'granted', rotation: undefined, sameKeyAs: [] }
}
