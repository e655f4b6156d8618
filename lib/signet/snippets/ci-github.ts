import { callOf, ciScript } from './ci-shell.ts'
import type { SnippetRequest } from './snippet-request.ts'
import { indent } from './text.ts'

/** A step of a job. GitHub's Linux and macOS machines have curl and jq. */
export function ciGithub(request: SnippetRequest): string {
  const { bearer, tokenUrl } = request
  const secrets = tokenUrl === undefined ? ['SIGNET_TOKEN'] : ['SIGNET_API_KEY', 'SIGNET_API_SECRET']
  const lines = secrets.map((name) => `    ${name}: \${{ secrets.${name} }}\n`)
  const script = ciScript(request, 'echo "::add-mask::$token"\n')
  return `- name: ${JSON.stringify(callOf(request))}
  shell: bash
${bearer === undefined ? '' : `  env:\n${lines.join('')}`}  run: |
${indent(script, '    ')}`
}
