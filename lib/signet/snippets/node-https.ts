import { javascriptBody, javascriptHeaders } from './javascript-fetch.ts'
import { headersOf, type SnippetRequest } from './snippet-request.ts'
import { indent, singleQuoted } from './text.ts'

/** Without fetch: Node's own module sends what fetch forbids, and runs on every Node. */
export function nodeHttps(request: SnippetRequest): string {
  const body = javascriptBody(request)
  const headers = javascriptHeaders(headersOf(request))
  // Of a DELETE, Node does not tell the length of the body by itself.
  const length = body === undefined ? [] : ["  'content-length': Buffer.byteLength(body),"]
  const lines =
    headers.length + length.length === 0
      ? []
      : [...(headers.length > 0 ? headers.slice(0, -1) : ['headers: {']), ...length, '},']
  const options = [`method: ${singleQuoted(request.method)},`, ...lines].join('\n')
  return `import { request } from 'node:${request.url.startsWith('http:') ? 'http' : 'https'}'

${body === undefined ? '' : `const body = ${body}\n`}const options = {
${indent(options, '  ')}
}
const call = request(${singleQuoted(request.url)}, options, async (response) => {
  let answer = ''
  for await (const part of response.setEncoding('utf8')) answer += part
  console.log(response.statusCode, answer)
})
call.end(${body === undefined ? '' : 'body'})
`
}
