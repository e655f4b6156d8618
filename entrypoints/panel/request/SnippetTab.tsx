import { type ReactNode, useEffect } from 'react'
import { SnippetPanel } from '#components/snippet/SnippetPanel.tsx'
import { asAppError } from '#lib/errors.ts'
import type { Catalogue } from '#lib/signet/catalogue/catalogue.ts'
import { type Profile, SANDBOX_BASE_URL } from '#lib/signet/profile/profile.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import type { Variables } from '#lib/signet/request/variable-sets.ts'
import { resolveDraft } from '#lib/signet/request/variables.ts'
import { type SnippetRequest, snippetRequest, withToken } from '#lib/signet/snippets/snippet-request.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { copyAndTell, copyToken, useCopy } from '#lib/stores/copy-store.ts'
import { useDraft } from '#lib/stores/draft-store.ts'
import { changeSettings, useSession } from '#lib/stores/session-store.ts'
import { shareDraft, useShareable } from '#lib/stores/shareable-store.ts'
import { t } from '#lib/text.ts'
import { useChosenProfile, useVariables } from '../chosen-profile.ts'

/** The request being written, in the language that was chosen last. */
export function SnippetTab(): ReactNode {
  const typed = useDraft((state) => state.draft)
  useEffect(() => void shareDraft(typed), [typed])
  const draft = useShareable((state) => state.draft)
  const catalogue = useCatalogue((state) => state.catalogue)
  const profile = useChosenProfile()?.profile
  const languageId = useSession((state) => state.settings.snippetLanguage)
  const variables = useVariables()
  const copying = useCopy((state) => state.copying)
  if (draft === undefined) return null
  const request =
    profile === undefined
      ? t('Choose a profile first: it has the address.')
      : told(draft, profile, variables, catalogue)
  return (
    <SnippetPanel
      request={request}
      languageId={languageId}
      unreachable={typeof request !== 'string' && request.url.startsWith(`${SANDBOX_BASE_URL}/`)}
      copying={copying}
      onLanguage={(snippetLanguage) => void changeSettings({ snippetLanguage })}
      onCopy={(code, { label }) => void copyAndTell(code, t('Copied the {label} snippet', { label }))}
      onCopyReal={
        profile &&
        ((whole, { label, write }) =>
          void copyToken(profile.id, {
            label: t('Copy with the real token'),
            told: (values) => t('Copied {profile} in a {label} snippet, good for {life}', { ...values, label }),
            text: ({ value }) => write(withToken(whole, value)),
          }))
      }
    />
  )
}

/** The request, or what in it has to be corrected first. */
function told(
  draft: RequestDraft,
  profile: Profile,
  variables: Variables,
  { operations }: Catalogue,
): SnippetRequest | string {
  try {
    const operation = operations.find(({ id }) => id === draft.operationId)
    return snippetRequest(resolveDraft(draft, variables), profile, operation, operations)
  } catch (thrown) {
    return asAppError(thrown).message
  }
}
