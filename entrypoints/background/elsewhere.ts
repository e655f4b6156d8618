import type { Handlers } from '#lib/messaging/contract.ts'
import { openPopup } from '#lib/platform/action.ts'
import { onAlarm } from '#lib/platform/alarm.ts'
import { copyText } from '#lib/platform/clipboard.ts'
import { mayCopyUnseen } from '#lib/platform/clipboard-permission.ts'
import { onCommand } from '#lib/platform/commands.ts'
import { onAccessChanged } from '#lib/platform/hosts.ts'
import { keepIconMenu } from '#lib/platform/icon-menu.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import { copyOffscreen } from '#lib/platform/offscreen.ts'
import { onScreenLock } from '#lib/platform/screen-lock.ts'
import { showPlace } from '#lib/platform/tabs.ts'
import { createElsewhere, type Elsewhere, type UnseenCopy } from '#lib/session/elsewhere.ts'
import { ICON_ALARM } from '#lib/session/icon.ts'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { QUICK_OPERATIONS } from '#lib/signet/catalogue/quick-operations.ts'
import { draftOf, EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { variablesFor } from '#lib/signet/request/variable-sets.ts'
import { resolveDraft } from '#lib/signet/request/variables.ts'
import { curl } from '#lib/signet/snippets/curl.ts'
import { snippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import { t } from '#lib/text.ts'
import type { Background } from './compose.ts'
import { openWorkspace } from './workspace.ts'

/** Nobody's tab: it is a key or a menu that asks. */
const NOBODY = { tabId: undefined }

const COPIES = 'copy:'
const MENU = [
  { id: `${COPIES}token`, title: t('Copy token') },
  { id: 'copy-as', title: t('Copy as') },
  { id: `${COPIES}header`, title: t('Authorization header (contains the token)'), parentId: 'copy-as' },
  { id: `${COPIES}curl`, title: t('cURL (uses $SIGNET_TOKEN)'), parentId: 'copy-as' },
  { id: `${COPIES}env`, title: t('.env line (contains the token)'), parentId: 'copy-as' },
  { id: `${COPIES}template`, title: t('.env template'), parentId: 'copy-as' },
  { id: 'workspace', title: t('Open workspace') },
  { id: 'lock', title: t('Lock') },
]

/** Joins keys, the icon's menu, the icon itself and the system's lock to what they do. Registers at once. */
export function registerElsewhere(background: Background, handlers: Handlers): void {
  const elsewhere = compose(background, handlers)
  onCommand((name) => void act(name === 'copy-token' ? `${COPIES}token` : name, elsewhere))
  keepIconMenu(MENU, (id) => void act(id, elsewhere))
  onAlarm(ICON_ALARM, () => void background.publishSession())
  onScreenLock(() => void elsewhere.screenLocked())
  onAccessChanged(background.recheckAccess)
}

function act(id: string, elsewhere: Elsewhere): Promise<void> {
  if (id.startsWith(COPIES)) return whileAlive(() => elsewhere.copy(id.slice(COPIES.length) as UnseenCopy))
  return id === 'lock' ? elsewhere.lock() : elsewhere.openWorkspace()
}

function compose({ profiles, pages, icon, vault, settings }: Background, handlers: Handlers): Elsewhere {
  return createElsewhere({
    now: () => Date.now(),
    async defaultProfile() {
      const { profiles: all, defaultProfileId } = await profiles.all()
      return all.find(({ id }) => id === defaultProfileId) ?? all[0]
    },
    freshToken: ({ id }) => handlers['token.copy'](id, NOBODY),
    async curl(profile) {
      const { state } = await pages.open('popup', undefined)
      const draft = state.draft ?? firstDraft()
      const variables = variablesFor((await settings.read()).variables, profile.id)
      return curl(snippetRequest(resolveDraft(draft, variables), profile, operationById(draft.operationId)))
    },
    mayCopy: mayCopyUnseen,
    write: import.meta.env.FIREFOX ? copyText : copyOffscreen,
    tell: icon.tell,
    async openPopup() {
      if (!(await openPopup())) await openWorkspace()
    },
    openSwitch: () => showPlace('options.html', '#shortcut'),
    openWorkspace,
    vaultIsOpen: async () => (await vault.state()) === 'unlocked',
    lockVault: vault.lock,
  })
}

const firstDraft = () => (QUICK_OPERATIONS[0] === undefined ? EMPTY_DRAFT : draftOf(QUICK_OPERATIONS[0]))
