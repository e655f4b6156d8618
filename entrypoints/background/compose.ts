import { createBodyServer } from '#lib/messaging/body-server.ts'
import { createExchangePublisher, createSessionPublisher } from '#lib/messaging/server.ts'
import { showOnIcon } from '#lib/platform/action.ts'
import { setAlarm } from '#lib/platform/alarm.ts'
import { mayReach } from '#lib/platform/hosts.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { disk, memory } from '#lib/platform/storage.ts'
import { tabIsOpen } from '#lib/platform/tabs.ts'
import { createAccess } from '#lib/session/access.ts'
import { createConnector } from '#lib/session/connect.ts'
import { createExchanges } from '#lib/session/exchanges.ts'
import { createIcon, ICON_ALARM } from '#lib/session/icon.ts'
import { createKept } from '#lib/session/kept.ts'
import { sendOverNetwork } from '#lib/session/network.ts'
import { createPages, type StoredPages } from '#lib/session/pages.ts'
import { createProfiles, NO_PROFILES, type StoredProfiles } from '#lib/session/profiles.ts'
import { createCredentialSource, readSession } from '#lib/session/read-session.ts'
import { createSandboxHost, type StoredSandbox } from '#lib/session/sandbox-host.ts'
import { createSecretFields } from '#lib/session/secret-fields.ts'
import { createSender } from '#lib/session/send.ts'
import { createTokenCalls } from '#lib/session/token-calls.ts'
import { createTokenStore, type TokenRecords } from '#lib/session/token-store.ts'
import { createTokens } from '#lib/session/tokens.ts'
import { sendToSandbox } from '#lib/session/transport.ts'
import type { Profile } from '#lib/signet/profile.ts'
import { createSessionSecrets, type StoredSecrets } from '#lib/vault/session-secrets.ts'

const now = (): number => Date.now()

/** Builds the background's parts and joins them. The only place that knows all of them. */
export function compose() {
  const icon = createIcon({ now, show: showOnIcon, wakeAt: (at) => setAlarm(ICON_ALARM, at) })
  const publishSession = createSessionPublisher(async () => {
    const session = await readSession(profiles, credentials, tokens, access)
    icon.follow(session)
    return session
  })
  const changed = () => void publishSession()

  const access = createAccess(mayReach)
  const profiles = createProfiles(createKept<StoredProfiles>(disk, 'profiles', NO_PROFILES, changed))
  const secrets = createSessionSecrets(createKept<StoredSecrets>(memory, 'secrets', {}, changed))
  const sandbox = createSandboxHost(createKept<StoredSandbox | undefined>(memory, 'sandbox', undefined), now)
  const credentials = createCredentialSource(profiles, secrets, sandbox)
  const overSandbox = sendToSandbox(sandbox.answer)
  const transportOf = ({ environment }: Profile) => (environment === 'sandbox' ? overSandbox : sendOverNetwork)

  const tokens = createTokens({
    now,
    store: createTokenStore(createKept<TokenRecords>(memory, 'tokens', {}, changed)),
    credentialsOf: credentials.of,
    calls: createTokenCalls({ now, transportOf }),
    onChange: changed,
  })
  const exchanges = createExchanges(memory, createExchangePublisher())
  const secretFields = createSecretFields({ credentials, tokens })
  const sender = createSender({ now, profiles, tokens, exchanges, secretFields, transportOf, whileAlive })
  const connector = createConnector({ now, profiles, secrets, tokens, cancelProfile: sender.cancelProfile })
  const pages = createPages({ kept: createKept<StoredPages>(memory, 'pages', {}), now, tabIsOpen })

  const readViews = async () => ({
    session: await readSession(profiles, credentials, tokens, access),
    exchanges: await exchanges.all(),
    trace: [],
  })
  const postBody = createBodyServer()
  return {
    access,
    icon,
    profiles,
    secrets,
    tokens,
    exchanges,
    secretFields,
    sender,
    connector,
    pages,
    readViews,
    publishSession,
    postBody,
  }
}

export type Background = ReturnType<typeof compose>
