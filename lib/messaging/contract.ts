import type { ErrorCode } from '#lib/errors.ts'
import { NO_SESSION, type SessionView } from '#lib/session/session-view.ts'
import type { Credentials } from '#lib/signet/credentials.ts'
import type { Exchange, ExchangeChanges } from '#lib/signet/exchange.ts'
import type { Connection, Environment } from '#lib/signet/profile.ts'
import type { RequestDraft } from '#lib/signet/request.ts'
import type { ServiceId } from '#lib/signet/services.ts'

/** What the options form hands over. Addresses are normalised by the form and checked again by the background. */
export interface ProfileInput {
  /** Undefined for a new profile. */
  readonly id: string | undefined
  readonly name: string
  readonly environment: Environment
  readonly baseUrl: string
  readonly serviceUrls: Partial<Record<ServiceId, string>>
  readonly plainHttp: boolean
  /** Undefined leaves the key and secret of an existing profile as they are. */
  readonly credentials: Credentials | undefined
}

/** The token, for the clipboard alone. The one operation that returns one is the user's own copy. */
export interface CopiedToken {
  readonly value: string
  readonly profileName: string
  readonly expiresAt: number
}

export interface SendOrder {
  /** Made by the page, so that it can cancel before anything has come back. */
  readonly id: string
  readonly page: string
  readonly profileId: string
  readonly draft: RequestDraft
}

/** What a page keeps while it is closed, and takes up again: never a secret. */
export interface PageState {
  readonly profileId: string | undefined
  readonly draft: RequestDraft | undefined
  /** Requests that the user left for another, newest last. */
  readonly earlier?: readonly RequestDraft[]
  /** The exchange on show. */
  readonly exchangeId: string | undefined
}

/** What a page may ask of the background. Add a line, and the compiler names the missing handler. */
export interface Operations {
  /** The present views, for a page that opens late. */
  'views.read': () => Promise<Views>
  /** Saves, then tests the connection. A profile that fails the test is saved all the same, and marked. */
  'profile.save': (input: ProfileInput) => Promise<{ id: string; connection: Connection }>
  'profile.delete': (profileId: string) => Promise<void>
  'profile.choose': (profileId: string) => Promise<void>
  'profile.test': (profileId: string) => Promise<Connection>
  /** One click to a working token: the sandbox profile is made where there is none. Returns its id. */
  'sandbox.try': () => Promise<string>
  'secret.replace': (profileId: string, credentials: Credentials) => Promise<Connection>
  'token.renew': (profileId: string) => Promise<void>
  'token.copy': (profileId: string) => Promise<CopiedToken>
  /** Answers when the exchange is stored. It arrives by the view `exchanges`, like every other. */
  'request.send': (order: SendOrder) => Promise<void>
  'request.cancel': (exchangeId: string) => Promise<void>
  /** Posts the body as a Blob on the body channel; false when it was not kept. */
  'exchange.body': (exchangeId: string) => Promise<boolean>
  /** A page's key (`popup`, `panel:7`, `tab:12`) and what it held when it was last open. */
  'page.open': (kind: PageKind, inspectedTab: number | undefined) => Promise<{ page: string; state: PageState }>
  'page.keep': (page: string, state: PageState) => Promise<void>
  'workspace.open': () => Promise<void>
  'options.open': () => Promise<void>
}

export type PageKind = 'popup' | 'panel' | 'tab'

/** What a page may see of the background: the values it publishes, and what each is before it has. */
export interface Views {
  session: SessionView
  /** This session's sends, newest first, without their bodies. */
  exchanges: readonly Exchange[]
}
export const INITIAL_VIEWS: Views = { session: NO_SESSION, exchanges: [] }

export type OperationName = keyof Operations
/** Who asks: the tab that a page stands in; a popup and a DevTools panel have none. */
export interface Asker {
  readonly tabId: number | undefined
}
export type Handlers = {
  readonly [Name in OperationName]: (
    ...args: [...Parameters<Operations[Name]>, asker: Asker]
  ) => ReturnType<Operations[Name]>
}

/** The envelopes on the wire. Plain JSON: Chrome serialises messages that way. */
export interface Call {
  readonly type: 'signet.call'
  readonly name: OperationName
  readonly args: readonly unknown[]
}
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string }
export type Publication =
  | { readonly type: 'signet.view'; readonly name: 'session'; readonly view: SessionView }
  | { readonly type: 'signet.view'; readonly name: 'exchanges'; readonly changes: ExchangeChanges }

/** A body on its way to whichever page asked. Over a BroadcastChannel: a message would copy it through JSON. */
export const BODY_CHANNEL = 'signet.bodies'
export interface BodyPost {
  readonly exchangeId: string
  readonly blob: Blob
}
