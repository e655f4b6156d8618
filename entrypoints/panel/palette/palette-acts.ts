import type { Command } from '#components/palette/commands.ts'
import { ENVIRONMENT_WORDS } from '#components/session/ProfileSelect.tsx'
import { isDevtools } from '#lib/platform/devtools.ts'
import { profileView } from '#lib/session/session-view.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { alsoCalled } from '#lib/signet/catalogue/synonyms.ts'
import type { Vocabulary } from '#lib/signet/catalogue/vocabulary.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { copyToken } from '#lib/stores/copy-store.ts'
import { chooseOperation } from '#lib/stores/draft-store.ts'
import { openShortcuts } from '#lib/stores/palette-store.ts'
import { lockVault, renewToken, showOptions, showWorkspace, trySandbox, useSession } from '#lib/stores/session-store.ts'
import { generateToken } from '#lib/stores/token-store.ts'
import { showTab, useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'
import { changeProfile } from '../chosen-profile.ts'
import { TABS } from '../WorkspaceTabs.tsx'
import { type Act, action } from './act.ts'
import { KEYS } from './key-names.ts'
import { requestActs } from './request-acts.ts'

/** All that the palette offers as the page stands now. */
export function paletteActs(): readonly Act[] {
  return [...requestActs(), ...tokenActs(), ...pageActs(), ...tabActs(), ...profileActs(), ...endpointActs()]
}

const chosenProfile = () => profileView(useSession.getState(), useWorkspace.getState().profileId)

function tokenActs(): Act[] {
  const profile = chosenProfile()?.profile
  if (profile === undefined) return [action('sandbox', t('Try the sandbox'), trySandbox)]
  const { id, name, keeping } = profile
  const isUnlocked = useSession.getState().vault.state === 'unlocked'
  return [
    action('copy', t('Copy token'), () => copyToken(id), { detail: name }),
    action('refresh', t('Refresh now'), () => renewToken(id), {
      detail: t('uses the refresh token'),
      words: 'renew token',
    }),
    action('generate', t('Generate new'), () => generateToken(id), { detail: t('uses the secret'), words: 'token' }),
    ...(keeping === 'vault' && isUnlocked ? [action('lock', t('Lock'), lockVault, { words: 'vault passphrase' })] : []),
  ]
}

function pageActs(): Act[] {
  return [
    action('settings', t('Settings'), showOptions, { words: 'options profiles add profile vault' }),
    action('shortcuts', t('Shortcuts'), openShortcuts, { keys: KEYS.shortcuts, words: 'keys keyboard help' }),
    ...(isDevtools() ? [action('workspace', t('Open workspace'), showWorkspace, { detail: t('in a tab') })] : []),
  ]
}

function tabActs(): Act[] {
  return TABS.map(({ id, label }) => ({
    command: { id: `tab.${id}`, kind: 'Tab', label },
    run: () => showTab(id),
    leadsTo: 'panel',
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
    leadsTo: 'request',
  }))
}

const ENDPOINT = 'endpoint.'

/** An endpoint with its fields, by which it is found as well. */
export function withTerms(command: Command, vocabulary: Vocabulary | undefined): Command {
  if (command.kind !== 'Endpoint') return command
  return { ...command, terms: vocabulary?.get(command.id.slice(ENDPOINT.length)) }
}

function commandOf({ id, summary, method, path, tag, service }: Operation): Command {
  return {
    id: `${ENDPOINT}${id}`,
    kind: 'Endpoint',
    label: summary,
    detail: path,
    method,
    words: `${tag} ${service} ${id} ${alsoCalled(summary)}`,
  }
}
