import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { SnippetPanel } from '#components/snippet/SnippetPanel.tsx'
import type { SnippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import { aSnippetRequest } from '../fakes/snippet.ts'

const nothing = () => {}
const render = (request: SnippetRequest | string, languageId = 'curl', unreachable = false) =>
  renderToStaticMarkup(
    <SnippetPanel
      request={request}
      languageId={languageId}
      unreachable={unreachable}
      copying={false}
      onLanguage={nothing}
      onCopy={nothing}
      onCopyReal={nothing}
    />,
  )
const REAL = 'Copy with the real token'

it('shows the code in the chosen language, with the token by its name', () => {
  const html = render(aSnippetRequest('listClients'), 'go')

  expect(html).toContain('os.Getenv(&quot;SIGNET_TOKEN&quot;)')
  expect(html).toContain(REAL)
})

it('offers the real token only where the code has a place for it', () => {
  expect(render(aSnippetRequest('generateToken'))).not.toContain(REAL)
  expect(render(aSnippetRequest('listClients'), 'ci-github')).not.toContain(REAL)
})

it('says what to correct in place of a snippet, and lets nothing be copied', () => {
  const html = render('The path variable clientId is empty: fill it in.')

  expect(html).toContain('The path variable clientId is empty')
  expect(html).toMatch(/disabled=""[^>]*><svg[^>]*>.*?Copy snippet/)
  expect(html).not.toContain(REAL)
})

it('says why a language has no words for a request', () => {
  expect(render(aSnippetRequest('listUsers'), 'python-sdk')).toContain('Signet’s SDK has no method')
})

it('shows curl where the language that was chosen last is gone', () => {
  expect(render(aSnippetRequest('listClients'), 'cobol')).toContain('curl -X GET')
})

it('says that nothing outside of the extension reaches its sandbox', () => {
  expect(render(aSnippetRequest('listClients'), 'curl', true)).toContain('answers in the extension only')
})
