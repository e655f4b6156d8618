import { openOverlayDb } from '#lib/interchange/overlay-db.ts'
import { createBodyServer } from '#lib/messaging/body-server.ts'
import { createExchangePublisher, createSessionPublisher } from '#lib/messaging/server.ts'
import { showOnIcon } from '#lib/platform/action.ts'
import { setAlarm } from '#lib/platform/alarm.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { disk, memory } from '#lib/platform/storage.ts'
import { tabIsOpen } from '#lib/platform/tabs.ts'
import { createIcon, ICON_ALARM } from '#lib/session/icon.ts'
import { guardCredentials, guardTokens } from '#lib/session/locking/guarded.ts'
import { createSecretFields } from '#lib/session/locking/secret-fields.ts'
import { createOwnCatalogue } from '#lib/session/own-catalogue.ts'
import { createPages, type StoredPages } from '#lib/session/pages.ts'
import { readSession } from '#lib/session/read-session.ts'
import { createExchanges } from '#lib/session/sending/exchanges.ts'
import type { ExchangeChanges } from '#lib/signet/exchange/exchange.ts'
import { variablesFor } from '#lib/signet/request/variable-sets.ts'
import { createKept } from '#lib/storage/kept.ts'
import { withRoom } from '#lib/storage/stubborn-write.ts'
import { composeHistory } from './compose-history.ts'
import { composeKeys } from './compose-keys.ts'
import { composeNetwork } from './compose-network.ts'
import { composeSecrets } from './compose-secrets.ts'
import { composeSending } from './compose-sending.ts'
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
  const use = () => autoLock.use()

  const publishExchanges = createExchangePublisher()
  const onChange = (changes: ExchangeChanges) => {
    publishExchanges(changes)
    // A history that cannot be written keeps nobody from sending.
    void history.record(changes.changed).catch(() => undefined)
  }
  const hasProfile = (profileId: string) => profiles.has(profileId)
  const exchanges = createExchanges({ area: memory, now, onChange, hasProfile })
  const roomy = withRoom(memory, exchanges.makeRoom)
  const stored = composeSecrets({ now, disk, memory: roomy, changed })
  const { records, profiles, secrets, settings, loss, sandbox } = stored
  const catalogue = createOwnCatalogue(openOverlayDb(), now, async (text) => (await secretFields.redactor()).text(text))
  const { history, catchUp } = composeHistory({ now, hasProfile, settings, catalogue, exchanges })
  const { transportOf, attend, recheckAccess, ...reach } = composeNetwork({ sandbox, changed })

  const credentialsOf = stored.credentials.of
  const { trace, ...made } = composeTokens({ now, memory: roomy, credentialsOf, transportOf, onChange: changed })
  const tokens = guardTokens(made.tokens, use)
  const credentials = guardCredentials(stored.credentials, use)
  const allTokens = async () => [...(await tokens.all()), ...(await rotation.held())]
  const secretFields = createSecretFields({ credentials, tokens: { ...tokens, all: allTokens } })
  const variablesOf = async (profileId: string) => variablesFor((await settings.read()).variables, profileId)
  const parts = { now, profiles, tokens, exchanges, secretFields, transportOf, whileAlive, variablesOf }
  const { cancelProfile, ...sending } = composeSending({ ...parts, catalogue: catalogue.current, use, attend })
  const keys = composeKeys({ ...made, now, memory: roomy, stored, tokens, trace, cancelProfile, ...reach })
  const { vault, autoLock, rotation } = keys
  const sources = { profiles, records, secrets, vault, tokens, settings, loss, sandbox, ...reach }
  const pages = createPages({ kept: createKept<StoredPages>(roomy, 'pages', {}), now, tabIsOpen })

  async function readViews() {
    await autoLock.check()
    await vault.finishErase().catch(() => undefined)
    return { session: await readSession(sources), exchanges: await exchanges.all(), trace: await trace.all() }
  }
  const postBody = createBodyServer()
  return {
    ...{ icon, records, profiles, secrets, settings, loss, sandbox, tokens, trace, exchanges, secretFields },
    ...sending,
    ...keys,
    ...{ cancelProfile, catalogue, history, catchUp, pages, readViews, publishSession, postBody, recheckAccess },
  }
}

export type Background = ReturnType<typeof compose>
