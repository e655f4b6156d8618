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
import { createLockableVault } from '#lib/session/lock.ts'
import { sendOverNetwork } from '#lib/session/network.ts'
import { createPages, type StoredPages } from '#lib/session/pages.ts'
import { readSession } from '#lib/session/read-session.ts'
import { createSecretFields } from '#lib/session/secret-fields.ts'
import { createSender } from '#lib/session/send.ts'
import { sendToSandbox } from '#lib/session/transport.ts'
import type { Profile } from '#lib/signet/profile.ts'
import { composeSecrets } from './compose-secrets.ts'
import { composeTokens } from './compose-tokens.ts'

const now = (): number => Date.now()

/** Builds the background's parts and joins them. The only place that knows all of them. */
export function compose() {
  const icon = createIcon({ now, show: showOnIcon, wakeAt: (at) => setAlarm(ICON_ALARM, at) })
  const publishSession = createSessionPublisher(async () => {
    const session = await readSession(sources)
    icon.follow(session)
    return session
  })
  const changed = () => void publishSession()

  const access = createAccess(mayReach)
  const stored = composeSecrets({ now, disk, memory, changed })
  const { records, profiles, secrets, settings, loss, sandbox, credentials } = stored
  const overSandbox = sendToSandbox(sandbox.answer)
  const transportOf = ({ environment }: Profile) => (environment === 'sandbox' ? overSandbox : sendOverNetwork)

  const { tokens, trace } = composeTokens({ now, credentialsOf: credentials.of, transportOf, onChange: changed })
  const exchanges = createExchanges(memory, createExchangePublisher())
  const secretFields = createSecretFields({ credentials, tokens })
  const sender = createSender({ now, profiles, tokens, exchanges, secretFields, transportOf, whileAlive })
  const vault = createLockableVault({ ...stored, tokens, cancelProfile: sender.cancelProfile })
  const sources = { profiles, records, secrets, vault, tokens, settings, loss, access, sandbox }
  const connector = createConnector({
    ...{ now, profiles, secrets, credentials, vault, tokens, cancelProfile: sender.cancelProfile },
    mustBeWritable: records.profiles.mustBeWritable,
  })
  const pages = createPages({ kept: createKept<StoredPages>(memory, 'pages', {}), now, tabIsOpen })

  const readViews = async () => ({
    session: await readSession(sources),
    exchanges: await exchanges.all(),
    trace: await trace.all(),
  })
  const postBody = createBodyServer()
  return {
    access,
    icon,
    records,
    profiles,
    secrets,
    settings,
    loss,
    vault,
    sandbox,
    tokens,
    trace,
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
