import type { Command } from '#components/palette/commands.ts'
import { ENVIRONMENT_WORDS } from '#components/session/ProfileSelect.tsx'
import { isDevtools } from '#lib/platform/devtools.ts'
import { profileView } from '#lib/session/session-view.ts'
import { type Operation, operationById } from '#lib/signet/catalogue.ts'
import { guardFor } from '#lib/signet/guard.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { copyToken } from '#lib/stores/copy-store.ts'
import { chooseOperation, goBack, useDraft } from '#lib/stores/draft-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { openShortcuts } from '#lib/stores/palette-store.ts'
import { stepToProblem } from '#lib/stores/problem-walk-store.ts'
import { sendDraft } from '#lib/stores/send-store.ts'
import { lockVault, renewToken, showOptions, showWorkspace, trySandbox, useSession } from '#lib/stores/session-store.ts'
import { generateToken } from '#lib/stores/token-store.ts'
import { showTab, useWorkspace } from '#lib/stores/workspace-store.ts'
import { changeProfile } from './chosen-profile.ts'
import { KEYS } from './key-names.ts'
import { TABS } from './WorkspaceTabs.tsx'

/** A command of the palette with what it does. */
export interface Act {
  readonly command: Command
  readonly run: () => unknown
}

/** All that the palette offers as the page stands now. */
export function paletteActs(): readonly Act[] {
  return [...requestActs(), ...tokenActs(), ...pageActs(), ...tabActs(), ...profileActs(), ...endpointActs()]
}

const chosenProfile = () => profileView(useSession.getState(), useWorkspace.getState().profileId)

function action(id: string, label: string, run: () => unknown, more: Partial<Command> = {}): Act {
  return { command: { id: `action.${id}`, kind: 'Action', label, ...more }, run }
}

/** A write to Production is not sent from here: it is held back, and asks for the profile's name. */
function requestActs(): Act[] {
  const { draft, earlier } = useDraft.getState()
  const { catalogue } = useCatalogue.getState()
  const profile = chosenProfile()?.profile
  const guard = profile && guardFor(profile, operationById(draft.operationId, catalogue), draft.method)
  const exchange = useExchanges.getState().exchanges.find(({ id }) => id === useWorkspace.getState().exchangeId)
  const send = () => {
    showTab('explore')
    return sendDraft()
  }
  const request = `${draft.method} ${draft.path}`
  const label = guard === undefined ? 'Send' : 'Send to Production…'
  return [
    ...(draft.path === '' ? [] : [action('send', label, send, { detail: request, keys: KEYS.send })]),
    ...((exchange?.problems ?? []).length === 0 || exchange === undefined
      ? []
      : [action('problem', 'Next problem', () => stepToProblem(exchange, 1), { keys: KEYS.nextProblem })]),
    ...(earlier.length === 0 ? [] : [action('back', 'Back to the previous request', goBack)]),
  ]
}

function tokenActs(): Act[] {
  const profile = chosenProfile()?.profile
  if (profile === undefined) return [action('sandbox', 'Try the sandbox', trySandbox)]
  const { id, name, keeping } = profile
  const isUnlocked = useSession.getState().vault.state === 'unlocked'
  return [
    action('copy', 'Copy token', () => copyToken(id), { detail: name }),
    action('refresh', 'Refresh now', () => renewToken(id), { detail: 'uses the refresh token', words: 'renew token' }),
    action('generate', 'Generate new', () => generateToken(id), { detail: 'uses the secret', words: 'token' }),
    ...(keeping === 'vault' && isUnlocked ? [action('lock', 'Lock', lockVault, { words: 'vault passphrase' })] : []),
  ]
}

function pageActs(): Act[] {
  return [
    action('settings', 'Settings', showOptions, { words: 'options profiles add profile vault' }),
    action('shortcuts', 'Shortcuts', openShortcuts, { keys: KEYS.shortcuts, words: 'keys keyboard help' }),
    ...(isDevtools() ? [action('workspace', 'Open workspace', showWorkspace, { detail: 'in a tab' })] : []),
  ]
}

function tabActs(): Act[] {
  return TABS.map(({ id, label }) => ({
    command: { id: `tab.${id}`, kind: 'Tab', label },
    run: () => showTab(id),
  }))
}

function profileActs(): Act[] {
  const chosen = chosenProfile()?.profile.id
  return useSession
    .getState()
    .profiles.filter(({ profile }) => profile.id !== chosen)
    .map(({ profile: { id, name, environment } }) => ({
      command: { id: `profile.${id}`, kind: 'Profile', label: name, detail: ENVIRONMENT_WORDS[environment] },
      run: () => changeProfile(id),
    }))
}

function endpointActs(): Act[] {
  return useCatalogue.getState().catalogue.operations.map((operation) => ({
    command: commandOf(operation),
    run: () => {
      showTab('explore')
      chooseOperation(operation)
    },
  }))
}

function commandOf({ id, summary, method, path, tag, service }: Operation): Command {
  return {
    id: `endpoint.${id}`,
    kind: 'Endpoint',
    label: summary,
    detail: path,
    method,
    words: `${tag} ${service} ${id}`,
  }
}
