import { t } from '#lib/text.ts'
import { curlWords, shellQuote } from './curl.ts'
import type { SnippetRequest } from './snippet-request.ts'

/** For any CI with bash: it ends with 1 and the envelope's message where the call did not succeed. */
export function ciShell(request: SnippetRequest): string {
  return `#!/usr/bin/env bash
# ${callOf(request)}
# Needs curl and jq.${request.bearer === undefined ? '' : ' From the CI’s secrets: SIGNET_API_KEY and SIGNET_API_SECRET, or a SIGNET_TOKEN of this hour.'}
${ciScript(request, '')}`
}

/** Why a call is no step of its own; undefined where it is one. */
export function lackOfStep({ operation }: SnippetRequest): string | undefined {
  return operation?.secretAnswer ? t('This call makes tokens. The step of any other call makes its own.') : undefined
}

/** Method and address, on one line. */
export const callOf = ({ method, url }: SnippetRequest): string => `${method} ${url.replace(/[?][\s\S]*$/, '')}`

/**
 * The commands alone. The token goes to curl by its input: among the arguments, others on the machine could read it.
 *
 * @param masking What keeps the token out of the CI's log, once it is known.
 */
export function ciScript(request: SnippetRequest, masking: string): string {
  const { bearer, ...rest } = request
  const words = curlWords({ ...rest, bearer: undefined }, safeQuote)
  const call = [
    `curl --silent --show-error --max-time 300 --output "$answer" --write-out '%{http_code}'${bearer ? ' --config -' : ''}`,
    ...words.map((word) => word.replace(/^curl /, '')),
  ].join(' \\\n    ')
  const token = bearer === undefined ? '' : tokenLines(request, masking)
  const input = bearer === undefined ? '' : ` <<< "header = \\"Authorization: Bearer $token\\""`
  return `set -euo pipefail
set +x
${token}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
status=$(${call}${input}) || { echo 'Signet did not answer.' >&2; exit 1; }
message=$(jq -r '${MESSAGE}' "$answer" 2> /dev/null) || message='the answer is not an envelope'
echo "Signet: $status, $message"
[[ $status == 2?? ]] && jq -e '.success == true' "$answer" > /dev/null 2>&1 || exit 1
`
}

/** Message and errors on one line: a line of their own could be a command to the CI. */
const MESSAGE =
  '[.message, .error, .errors] | map(select(. != null) | if type == "string" then . else tojson end) | join(" · ") | gsub("[[:cntrl:]]"; " ") | if . == "" then "no message" else . end'

function tokenLines({ tokenUrl }: SnippetRequest, masking: string): string {
  if (tokenUrl === undefined) return `token=\${SIGNET_TOKEN:?put it into the secrets of the CI}\n${masking}`
  return `token=\${SIGNET_TOKEN:-}
if [ -z "$token" ]; then
  token=$(jq -n '{apiKey: env.SIGNET_API_KEY, apiSecret: env.SIGNET_API_SECRET}' |
    curl --silent --show-error --max-time 60 -H 'content-type: application/json' --data-binary @- ${safeQuote(tokenUrl)} |
    jq -r '.data.credentials.accessToken // empty') || true
  [ -n "$token" ] || { echo 'Signet gave no token: check SIGNET_API_KEY and SIGNET_API_SECRET.' >&2; exit 1; }
fi
${masking}`
}

/**
 * Bash's own quotes for what a file of a CI may not hold: control characters as bytes. A workflow's \`\${{\`, which
 * would be filled in before the shell sees it, is taken apart.
 */
export function safeQuote(text: string): string {
  if (!/[^\P{Cc}\n\t]|[\p{Cf}\u2028\u2029]/u.test(text)) return shellQuote(text).replaceAll('${{', () => "$''{{")
  const bytes = (char: string): string =>
    [...new TextEncoder().encode(char)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
  return `$'${text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\\'{]/gu, bytes)}'`
}
