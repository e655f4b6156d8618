import { call } from '#lib/messaging/client.ts'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { variablesFor } from '#lib/signet/request/variable-sets.ts'
import { resolveDraft } from '#lib/signet/request/variables.ts'
import { curl } from '#lib/signet/snippets/curl.ts'
import { snippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import { envTemplate, TOKEN_FORMS } from '#lib/signet/token/copy-as.ts'
import { type CopyForm, copyAndTell, copyToken } from '#lib/stores/copy-store.ts'
import { useDraft } from '#lib/stores/draft-store.ts'
import { attempt } from '#lib/stores/problem-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'

/** What a profile's token can be copied as, besides bare; and what can be copied without one. */
export type CopyAsId = 'header' | 'curl' | 'env' | 'template'

const HEADER: CopyForm = {
  label: t('Authorization header'),
  told: (values) => t('Copied {profile} as a header, good for {life}', values),
  text: TOKEN_FORMS.header,
}
const ENV: CopyForm = {
  label: t('.env line'),
  told: (values) => t('Copied {profile} as a .env line, good for {life}', values),
  text: TOKEN_FORMS.env,
}

export function copyAs(id: CopyAsId, profile: Profile): Promise<unknown> {
  if (id === 'header') return copyToken(profile.id, HEADER)
  if (id === 'env') return copyToken(profile.id, ENV)
  if (id === 'template') return copyAndTell(envTemplate(profile), t('Copied .env template, to be filled in'))
  return attempt(async () => copyAndTell(await curlOf(profile), curlNotice(profile)))
}

/** The request being written, as a command. A secret typed into it is known to the background alone. */
async function curlOf(profile: Profile): Promise<string> {
  const draft = await call('draft.redact', useDraft.getState().draft)
  const variables = variablesFor(useSession.getState().settings.variables, profile.id)
  return curl(snippetRequest(resolveDraft(draft, variables), profile, operationById(draft.operationId)))
}

const curlNotice = ({ environment }: Profile): string =>
  environment === 'sandbox'
    ? t('Copied cURL; the sandbox answers in this extension only')
    : t('Copied cURL, with $SIGNET_TOKEN in it')
