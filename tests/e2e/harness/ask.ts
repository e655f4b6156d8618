import type { OperationName, Operations, ProfileInput } from '#lib/messaging/contract.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

/** Anything that runs an expression in a page of the extension and gives back its value as JSON. */
export interface Asker {
  readonly evaluate: <Value>(expression: string) => Promise<Value>
}

type Result<Name extends OperationName> = Awaited<ReturnType<Operations[Name]>>
type Reply<Value> = { ok: true; value: Value } | { ok: false; code: string; message: string }

/** The expression that asks the background from a page, as the page's own code does. */
export function asking<Name extends OperationName>(name: Name, ...args: Parameters<Operations[Name]>): string {
  return `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ type: 'signet.call', name, args })})`
}

/** Asks the background from a page. Throws `code: message` where it refuses. */
export async function ask<Name extends OperationName>(
  page: Asker,
  name: Name,
  ...args: Parameters<Operations[Name]>
): Promise<Result<Name>> {
  const reply = await page.evaluate<Reply<Result<Name>>>(asking(name, ...args))
  if (!reply.ok) throw new Error(`${reply.code}: ${reply.message}`)
  return reply.value
}

/** What a form would hand over for a new Test profile, but for its id, address and key. */
export const NEW_PROFILE = {
  name: 'Acme Test',
  environment: 'test',
  serviceUrls: {},
  plainHttp: false,
  keeping: 'session',
  passphrase: undefined,
  colour: 'blue',
} as const satisfies Partial<ProfileInput>

/** Where a sandbox answers over HTTP, and the key that it takes. */
interface SandboxAddress {
  readonly url: string
  readonly credentials: { readonly apiKey: string; readonly apiSecret: string }
}

/** Adds a Test profile for a sandbox over HTTP, and gives back its id. */
export async function addProfile(page: Asker, { url, credentials }: SandboxAddress): Promise<string> {
  return (await ask(page, 'profile.save', { ...NEW_PROFILE, id: crypto.randomUUID(), baseUrl: url, credentials })).id
}

/** Of the vault in which `addRemembered` puts a secret. */
export const PASSPHRASE = 'correct horse battery staple'

/** Adds a Test profile whose secret is remembered on this computer, chooses it, and gives back its id. */
export async function addRemembered(page: Asker, { url, credentials }: SandboxAddress): Promise<string> {
  const remembered = { ...NEW_PROFILE, keeping: 'vault', passphrase: PASSPHRASE } as const
  const { id } = await ask(page, 'profile.save', { ...remembered, id: crypto.randomUUID(), baseUrl: url, credentials })
  await ask(page, 'profile.choose', id)
  return id
}

/** Takes every profile away, for a test that comes after another in the same browser. */
export async function deleteProfiles(page: Asker): Promise<void> {
  const { session } = await ask(page, 'views.read')
  for (const { profile } of session.profiles) await ask(page, 'profile.delete', profile.id)
}

export const LIST_CLIENTS: RequestDraft = {
  operationId: 'listClients',
  method: 'GET',
  path: '/partner/v1/all-clients',
  pathValues: {},
  query: [],
  headers: [],
  body: '',
}
