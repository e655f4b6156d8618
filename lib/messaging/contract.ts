import type { ErrorCode } from '#lib/errors.ts'
import { NO_SESSION, type RecordTrouble, type SandboxTrouble, type SessionView } from '#lib/session/session-view.ts'
import type { AddedInput } from '#lib/signet/catalogue/added-operation.ts'
import type { ServiceId } from '#lib/signet/catalogue/services.ts'
import type { Exchange, ExchangeChanges } from '#lib/signet/exchange/exchange.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Connection, Environment, Keeping, ProfileColour } from '#lib/signet/profile/profile.ts'
import type { SettingsChange } from '#lib/signet/profile/settings.ts'
import type { Confirmation } from '#lib/signet/request/guard.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { TokenDetails } from '#lib/signet/token/token-details.ts'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'

/** What the options form hands over. Addresses are normalised by the form and checked again by the background. */
export interface ProfileInput {
  /** Made by the form for a new profile, so that a save that is asked for twice is one. */
  readonly id: string
  readonly name: string
  readonly environment: Environment
  readonly baseUrl: string
  readonly serviceUrls: Partial<Record<ServiceId, string>>
  readonly plainHttp: boolean
  /** The host, typed by the user to confirm that encryption is given up where it has worked before. */
  readonly typedHost?: string | undefined
  /** Undefined leaves the key and secret of an existing profile as they are. */
  readonly credentials: Credentials | undefined
  readonly keeping: Keeping
  /** For `vault`: makes the vault where there is none, opens it where it is locked. */
  readonly passphrase: string | undefined
  readonly colour: ProfileColour
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
  /** How the user has confirmed a write to Production: without it, the background refuses one. */
  readonly confirmed?: Confirmation | undefined
}

/** A read that is sent again for its body, which goes into a file. */
export interface SaveOrder extends SendOrder {
  /** That of the answer that is wanted: what comes with another is no such body. */
  readonly status: number
}

/** How far a body is that goes into a file. */
export interface SaveProgress {
  readonly received: number
  /** In all, where the server has told it. */
  readonly total: number | undefined
  /** All of it is here, and waits to be taken. */
  readonly whole: boolean
}

/** One page of a list as it came, redacted. */
export interface ListPageReply {
  readonly status: number
  readonly text: string
  /** How long the server asks to wait. */
  readonly retryAfterMs: number | undefined
  /** The verdict on it. */
  readonly sentence: string
  /** The token was renewed for it. */
  readonly renewed: boolean
}

/** What a page keeps while it is closed, and takes up again: never a secret. */
export interface PageState {
  readonly profileId: string | undefined
  readonly draft: RequestDraft | undefined
  /** Requests that the user left for another, newest last. */
  readonly earlier?: readonly RequestDraft[]
  /** What examples and sample data put into those that are open, newest last. */
  readonly placed?: readonly RequestDraft[]
  /** The exchange on show. */
  readonly exchangeId: string | undefined
  /** The tab in front; `explore` where none is told. */
  readonly tab?: WorkspaceTab
  /** The requests that are open, that on show among them; none where there is but the one. */
  readonly tabs?: readonly RequestTab[]
  readonly activeTab?: string
  /** How bodies are shown; `form` where none is told. */
  readonly bodyView?: 'form' | 'json'
}

/** One of the requests that are open side by side. */
export interface RequestTab {
  readonly id: string
  readonly draft: RequestDraft
  /** The exchange that is shown beside it. */
  readonly exchangeId: string | undefined
}

export type WorkspaceTab = 'explore' | 'history' | 'token'

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
  /** What Lock means without a vault. Key, secret and token are gone; the profile stays. */
  'secret.forget': (profileId: string) => Promise<void>
  'profile.acceptScope': (profileId: string, scope: string) => Promise<void>
  /** Whether writes with a Production profile wait for a held press or a typed name. */
  'profile.guard': (profileId: string, guard: 'on' | 'off') => Promise<void>
  /** Asks for a token with the new key, and keeps the new key beside the old one when it got one. */
  'rotation.verify': (profileId: string, credentials: Credentials) => Promise<void>
  /** From now on the new key is the profile's; the old one is deleted here. `verifiedAt` says which key is meant. */
  'rotation.finish': (profileId: string, verifiedAt: EpochMs | undefined) => Promise<void>
  'rotation.cancel': (profileId: string) => Promise<void>
  'vault.unlock': (passphrase: string) => Promise<void>
  'vault.lock': () => Promise<void>
  'vault.changePassphrase': (from: string, to: string) => Promise<void>
  /** Deletes the vault with all that is in it; the profiles stay and need their secrets. */
  'vault.erase': () => Promise<void>
  'settings.change': (change: SettingsChange) => Promise<void>
  /** Sets a variable of a profile, or with no profile a shared one; no value takes it away. Refuses secrets. */
  'variable.set': (profileId: string | undefined, name: string, value: string | undefined) => Promise<void>
  /** Starts a damaged record afresh: the one way to lose what is left of it, and only when the user says so. */
  'record.reset': (record: RecordTrouble['record']) => Promise<void>
  'sandbox.trouble': (trouble: SandboxTrouble | undefined) => Promise<void>
  /** Renews, by the refresh token where that can be done. */
  'token.renew': (profileId: string) => Promise<void>
  /** With the secret, whatever refresh token there is. */
  'token.generate': (profileId: string) => Promise<void>
  'token.forget': (profileId: string) => Promise<void>
  'token.copy': (profileId: string) => Promise<CopiedToken>
  /** The present access token, to be seen; none is made. */
  'token.show': (profileId: string) => Promise<string | undefined>
  'token.inspect': (profileId: string) => Promise<TokenDetails | undefined>
  /** Answers when the exchange is stored. It arrives by the view `exchanges`, like every other. */
  'request.send': (order: SendOrder) => Promise<void>
  'request.cancel': (exchangeId: string) => Promise<void>
  /** Sends one page of a list for a page that reads all of it; no exchange comes of it. */
  'list.page': (order: SendOrder) => Promise<ListPageReply>
  /** Gives up the page that is under way. */
  'list.stop': (orderId: string) => Promise<void>
  /** Sends a read again for its body, of whatever length. It goes on for as long as its page asks how far it is. */
  'save.begin': (order: SaveOrder) => Promise<void>
  /** Answers when there is more to tell than when it was last asked, and fails as the save did. */
  'save.watch': (orderId: string) => Promise<SaveProgress>
  /** Posts the whole body, redacted, as a Blob on the body channel; false for none. */
  'save.take': (orderId: string) => Promise<boolean>
  /** Gives it up, or lets go of the body that the page has taken. */
  'save.stop': (orderId: string) => Promise<void>
  /** Posts the body as a Blob on the body channel; false when it was not kept. */
  'exchange.body': (exchangeId: string) => Promise<boolean>
  /** The same for the body as it came, redacted, of a text with bytes that do not belong in it. */
  'exchange.bytes': (exchangeId: string) => Promise<boolean>
  /** The page reads the history itself, and is told of each change by the database. */
  'history.pin': (id: string, pinned: boolean) => Promise<void>
  /** @param act A name for this removal, made by the page: `history.restore` undoes it for some minutes. */
  'history.remove': (ids: readonly string[], act: string) => Promise<void>
  /** Removes all of a profile that are not pinned. */
  'history.clear': (profileId: string, act: string) => Promise<void>
  'history.restore': (act: string) => Promise<void>
  /** Takes an OpenAPI document, as JSON in the form of 3.1, in the place of the one that was imported before. */
  'catalogue.take': (document: unknown) => Promise<void>
  /** Returns the id of the operation. */
  'catalogue.add': (input: AddedInput) => Promise<string>
  /** Back to the built-in catalogue. Pages read the database themselves, and are told of each change by it. */
  'catalogue.reset': () => Promise<void>
  /** A page's key (`popup`, `panel:7`, `tab:12`) and what it held when it was last open. */
  'page.open': (kind: PageKind, inspectedTab: number | undefined) => Promise<{ page: string; state: PageState }>
  'page.keep': (page: string, state: PageState) => Promise<void>
  /** A draft as it may be copied: keys and secrets in it stand behind their names, tokens are taken out. */
  'draft.redact': (draft: RequestDraft) => Promise<RequestDraft>
  'workspace.open': () => Promise<void>
  'options.open': () => Promise<void>
  /** The keys of the commands as the browser has them now, which the user may have changed; empty for none. */
  'shortcuts.read': () => Promise<Shortcuts>
  /** Opens the browser's own page for them. */
  'shortcuts.open': () => Promise<void>
}

export interface Shortcuts {
  readonly copyToken: string
  readonly lock: string
}

export type PageKind = 'popup' | 'panel' | 'tab'

/** What a page may see of the background: the values it publishes, and what each is before it has. */
export interface Views {
  session: SessionView
  /** This session's sends, newest first, without their bodies. */
  exchanges: readonly Exchange[]
  /** This session's token calls, newest first. */
  trace: readonly TokenCall[]
}
export const INITIAL_VIEWS: Views = { session: NO_SESSION, exchanges: [], trace: [] }

export type OperationName = keyof Operations
/** Who asks: the tab that a page stands in, which a popup and a DevTools panel have not, and the key that it goes by. */
export interface Asker {
  readonly tabId: number | undefined
  readonly page?: string | undefined
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
  /** The page's key, once it has one: a word of its own, good for the token trace and no more. */
  readonly page?: string | undefined
}
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string }
export type Publication =
  | { readonly type: 'signet.view'; readonly name: 'session'; readonly view: SessionView }
  | { readonly type: 'signet.view'; readonly name: 'exchanges'; readonly changes: ExchangeChanges }
  | { readonly type: 'signet.view'; readonly name: 'trace'; readonly view: readonly TokenCall[] }

/** A body on its way to whichever page asked. Over a BroadcastChannel: a message would copy it through JSON. */
export const BODY_CHANNEL = 'signet.bodies'
/** Under which the bytes of an exchange are posted, beside its text. */
export const bytesKey = (exchangeId: string): string => `${exchangeId} bytes`
export interface BodyPost {
  readonly exchangeId: string
  readonly blob: Blob
}
