import type { OperationName, Operations, ProfileInput } from '#lib/messaging/contract.ts'
import type { RequestDraft } from '#lib/signet/request.ts'

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

/** Adds a Test profile for a sandbox over HTTP, and gives back its id. */
export async function addProfile(
  page: Asker,
  { url, credentials }: { url: string; credentials: { apiKey: string; apiSecret: string } },
): Promise<string> {
  return (await ask(page, 'profile.save', { ...NEW_PROFILE, id: crypto.randomUUID(), baseUrl: url, credentials })).id
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
